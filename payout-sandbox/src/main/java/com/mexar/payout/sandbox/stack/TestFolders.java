package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders for the servers of tests, below one folder of the user's in the folder for temporary
 * files. A JVM locks its folders for as long as it lives; those of killed ones are found unlocked,
 * and swept with the servers that still run in them.
 */
final class TestFolders {

  private static final Logger LOG = LoggerFactory.getLogger(TestFolders.class);
  private static final Duration DEATH = Duration.ofSeconds(10);
  private static final Map<Path, FileLock> OURS = new ConcurrentHashMap<>();

  /** Written to by us alone, passed through by the one as whom PostgreSQL may have to run. */
  private static final FileAttribute<?> PASSABLE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

  private TestFolders() {}

  /** What is kept between runs: the unpacked programs. Only we may write there. */
  static Path root() {
    Path root =
        Path.of(System.getProperty("java.io.tmpdir"))
            .toAbsolutePath()
            .resolve("payout-sandbox-" + System.getProperty("user.name"));
    try {
      if (!Files.isDirectory(root)) {
        try {
          Files.createDirectory(root, PASSABLE);
        } catch (FileAlreadyExistsException faster) {
          LOG.debug("{} was made meanwhile", root);
        }
      }
      Path mine = Files.createTempFile(root, "owner-", null);
      boolean ours = Files.getOwner(mine).equals(Files.getOwner(root));
      Files.delete(mine);
      if (!ours || Files.isSymbolicLink(root)) {
        throw new StackException(root + " belongs to somebody else");
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be used", e);
    }
  }

  static synchronized Path create(String kind) {
    Path root = root();
    try (FileChannel channel = open(root.resolve("sweep.lock"));
        FileLock sweeping = channel.lock()) {
      sweep(root);
      Path folder = Files.createTempDirectory(root, "run-" + kind + "-", PASSABLE);
      OURS.put(folder, open(folder.resolve("alive.lock")).lock());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no folder can be made in " + root, e);
    }
  }

  private static void sweep(Path root) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(root, "run-*")) {
      for (Path run : runs) {
        // Even to look at one of our own would, by POSIX rules, free its lock.
        if (!OURS.containsKey(run)) {
          sweepUnlessAlive(run);
        }
      }
    }
  }

  private static void sweepUnlessAlive(Path run) throws IOException {
    if (Files.exists(run.resolve("alive.lock"))) {
      try (FileChannel channel = open(run.resolve("alive.lock"));
          FileLock dead = channel.tryLock()) {
        if (dead == null) {
          return;
        }
      }
    }
    LOG.info("sweeping {}, left behind by tests that were killed", run);
    Processes.serversIn(run).forEach(server -> Processes.kill(server, DEATH));
    Folders.delete(run);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
