package com.mexar.payout.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, running a script on a database with prepared statements. */
final class Pgbench implements Side {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

  /** More than one round of one client does. */
  private static final long IDS_OF_A_ROUND = 100_000_000;

  private final Path program;
  private final String name;
  private final Path script;
  private final Database database;
  private final int clients;
  private int rounds;

  private Pgbench(Path program, String name, Path script, Database database, int clients) {
    this.program = program;
    this.name = name;
    this.script = script;
    this.database = database;
    this.clients = clients;
  }

  static Pgbench of(
      Path program, String what, Script script, Path folder, Database database, int clients)
      throws IOException {
    Path file = Files.createTempFile(folder, "script-", ".sql");
    Files.writeString(file, script.text());
    return new Pgbench(program, "pgbench, " + what, file, database, clients);
  }

  /** Where it is on this machine: on the path, or in the newest of Debian's places. */
  static Optional<Path> find() throws IOException {
    List<Path> places = new ArrayList<>();
    for (String place : Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1)) {
      places.add(Path.of(place));
    }
    if (Files.isDirectory(INSTALLED)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(INSTALLED)) {
        List<Path> found = new ArrayList<>();
        versions.forEach(version -> found.add(version.resolve("bin")));
        found.sort(Comparator.comparing(Path::toString).reversed());
        places.addAll(found);
      }
    }
    Stream<Path> programs = places.stream().map(place -> place.resolve("pgbench"));
    return programs.filter(Files::isExecutable).findFirst();
  }

  @Override
  public String name() {
    return name;
  }

  /** Of it there is nothing to compile; the server's memory is filled soon. */
  @Override
  public void warmUp(Duration length) throws Exception {
    round(length.compareTo(WARM_UP) < 0 ? length : WARM_UP);
  }

  @Override
  public double round(Duration length) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.toString(), "-n", "-M", "prepared", "-f", script.toString()));
    command.addAll(List.of("-T", Long.toString(length.toSeconds())));
    command.addAll(List.of("-c", Integer.toString(clients), "-j", "2"));
    command.addAll(List.of("-D", "base=" + rounds++ * IDS_OF_A_ROUND, "-D", "n=0"));
    command.addAll(List.of("-D", "clients=" + clients));
    command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(database.port())));
    command.addAll(List.of("-U", database.user(), database.name()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pgbench failed:\n" + said);
    }
    // it states no rate where a machine was so busy that nothing was done
    return rate.find() ? Double.parseDouble(rate.group(1)) : 0;
  }
}
