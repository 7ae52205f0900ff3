package com.mexar.payout.sandbox.stack;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of one's own in a folder that is kept: the host's database where none is configured.
 * It listens on 127.0.0.1 alone and asks for a password (drawn once, kept beside the data). A
 * server that a killed JVM left running is adopted. Several JVMs may use one folder; who closes
 * last stops the server. Thread-safe. Methods throw {@link StackException} where the server cannot
 * be brought up.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final PostgresFolder folder;
  private final FolderLock lock;
  private final PostgresServer server;
  private final PostgresLogin login;
  private final String description;
  private volatile @Nullable Postmaster postmaster;
  private @Nullable Supervisor supervisor;
  private volatile boolean closed;

  private LocalPostgres(
      PostgresFolder folder, FolderLock lock, PostgresBinaries binaries, Durability durability) {
    this.folder = folder;
    this.lock = lock;
    this.server = new PostgresServer(folder, binaries, durability);
    this.login = new PostgresLogin(logins(folder));
    this.description =
        Folders.shown(folder.root())
            + (durability == Durability.FSYNC_ON ? ", kept" : ", for tests, no fsync");
  }

  /**
   * Starts the PostgreSQL of {@code dataDir/postgres}, or adopts the one that runs there, with
   * every commit on disk before it is answered. Makes the folder and the database {@code payout}
   * where they are missing.
   */
  public static LocalPostgres kept(Path dataDir) {
    Path root = dataDir.toAbsolutePath().normalize().resolve("postgres");
    return open(root, root.resolve("bin"), Durability.FSYNC_ON);
  }

  static LocalPostgres open(Path root, Path binaries, Durability durability) {
    FolderLock lock = FolderLock.open(root);
    try {
      return lock.changing(
          () -> {
            PostgresBinaries unpacked = PostgresBinaries.unpackedUnder(binaries);
            LocalPostgres postgres =
                new LocalPostgres(new PostgresFolder(root), lock, unpacked, durability);
            postgres.bringUp(false);
            postgres.login.createRoleAndDatabase(postgres.port());
            lock.enter();
            return postgres;
          });
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * The JDBC address of the database {@code payout}, without login; the same for as long as this is
   * open.
   */
  public String jdbcUrl() {
    return jdbcUrl(PostgresLogin.DATABASE);
  }

  /** The JDBC address of a database of this server, without login. */
  public String jdbcUrl(String database) {
    return PostgresLogin.url(port(), database);
  }

  /** Makes one more database on this server, empty and owned by the same role. */
  public void createDatabase(String database) {
    login.createDatabase(port(), database);
  }

  /** The role that owns {@code payout}; not a superuser. */
  public String user() {
    return Logins.USER;
  }

  /** The role's password. Not to be logged. */
  public String password() {
    return login.logins().password();
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return current().port();
  }

  /** The process id of the server that was last seen running. */
  public long pid() {
    return current().process().pid();
  }

  /** Starts the server again, on the same port, if it died. Returns when it answers. */
  public void ensureRunning() {
    if (closed) {
      throw new IllegalStateException("closed: " + description);
    }
    keepRunning();
  }

  private void keepRunning() {
    if (!closed && !Processes.isAlive(current().process())) {
      LOG.warn("PostgreSQL in {} has died; starting it again", folder.root());
      lock.changing(
          () -> {
            if (!closed) {
              bringUp(true);
            }
            return port();
          });
    }
  }

  /**
   * From now on until {@link #close}, a thread calls {@link #ensureRunning} as soon as the server
   * died.
   */
  public synchronized void supervise() {
    if (supervisor == null && !closed) {
      supervisor = Supervisor.of("PostgreSQL", this::keepRunning);
    }
  }

  /**
   * Stops the server as a crash would, for tests of what depends on it; a supervised one comes
   * back.
   */
  public void stopAbruptly() {
    lock.changing(
        () -> {
          server.stop(newest().process(), true);
          return port();
        });
  }

  /** Leaves the server; stops it if no other JVM uses it. The folder is kept. */
  @Override
  public void close() {
    Supervisor watching;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      watching = supervisor;
    }
    if (watching != null) {
      watching.close();
    }
    try (lock) {
      boolean stopped =
          lock.changing(
              () -> {
                boolean last = lock.leave();
                if (last) {
                  server.stop(newest().process(), false);
                }
                return last;
              });
      LOG.info("PostgreSQL ({}) {}", description, stopped ? "is stopped" : "stays up for others");
    }
  }

  Connection connectAsSuperuser() throws SQLException {
    return login.connectAsSuperuser(port());
  }

  private Postmaster current() {
    Postmaster known = postmaster;
    if (known == null) {
      throw new IllegalStateException("never started: " + description);
    }
    return known;
  }

  /** The server that runs now: another JVM may have started it after the one that we know died. */
  private Postmaster newest() {
    Path cluster = server.realCluster();
    return Postmaster.namedBy(cluster)
        .filter(found -> !Postmaster.isStranger(found.process(), cluster))
        .orElseGet(this::current);
  }

  private void bringUp(boolean samePort) {
    if (!folder.isInitialised()) {
      LOG.info("PostgreSQL: making a new database cluster in {}", folder.root());
      server.initialise(login.logins());
    }
    Path cluster = server.realCluster();
    Optional<Postmaster> found = Postmaster.namedBy(cluster);
    if (found.isPresent() && adopt(found.get(), cluster)) {
      return;
    }
    server.endLeftovers();
    Postmaster.forgetNamesake(cluster);
    int port = samePort ? current().port() : choosePort();
    server.start(port);
    folder.recordPort(port);
    Postmaster started =
        Postmaster.namedBy(cluster)
            .orElseThrow(() -> new StackException("PostgreSQL ended at once: " + description));
    postmaster = started;
    LOG.info("PostgreSQL {} is up on 127.0.0.1:{} ({})", login.version(port), port, description);
  }

  private boolean adopt(Postmaster found, Path cluster) {
    if (Postmaster.isStranger(found.process(), cluster)) {
      return false;
    }
    if (Await.ready(found.process(), ANSWER, () -> login.answers(found.port(), cluster))) {
      postmaster = found;
      folder.recordPort(found.port());
      LOG.info(
          "PostgreSQL on 127.0.0.1:{} was left running ({}); adopted", found.port(), description);
      return true;
    }
    LOG.warn("PostgreSQL (process {}) in {} does not answer", found.process().pid(), folder.root());
    server.stop(found.process(), false);
    return false;
  }

  private static Logins logins(PostgresFolder folder) {
    return folder.isInitialised()
        ? Logins.read(folder.logins())
        : Logins.drawInto(folder.logins(), new SecureRandom());
  }

  private int choosePort() {
    return folder
        .recordedPort()
        .filter(FreePort::isFree)
        .orElseGet(() -> FreePort.find(new SecureRandom()));
  }
}
