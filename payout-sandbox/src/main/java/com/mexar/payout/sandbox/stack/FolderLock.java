package com.mexar.payout.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one server's folder, among any number of JVMs. {@code change.lock} is held while the
 * server is started, adopted or stopped; {@code use.lock} is held shared for as long as a JVM uses
 * the server, so the one who leaves last is known and stops it. The operating system frees both
 * when a JVM is killed. A folder can be in use only once per JVM, since file locks belong to the
 * process.
 */
final class FolderLock implements AutoCloseable {

  private static final Set<Path> IN_THIS_JVM = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel change;
  private final FileChannel use;
  private @Nullable FileLock inUse;

  private FolderLock(Path folder, FileChannel change, FileChannel use) {
    this.folder = folder;
    this.change = change;
    this.use = use;
  }

  static FolderLock open(Path folder) {
    try {
      Path real = Files.createDirectories(folder).toRealPath();
      if (!IN_THIS_JVM.add(real)) {
        throw new IllegalStateException(real + " is already in use in this JVM");
      }
      return new FolderLock(real, channel(real, "change.lock"), channel(real, "use.lock"));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be locked", e);
    }
  }

  /** Runs one change of the server while no other JVM changes it; waits for its turn. */
  synchronized <T> T changing(Supplier<T> change) {
    try (FileLock held = this.change.lock()) {
      return change.get();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be locked", e);
    }
  }

  /** To be called while changing: from now on this JVM counts as a user. */
  void enter() {
    try {
      inUse = use.lock(0, Long.MAX_VALUE, true);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be locked", e);
    }
  }

  /** To be called while changing: whether no other JVM uses the server. This one no longer does. */
  boolean leave() {
    try {
      if (inUse != null) {
        inUse.release();
      }
      try (FileLock alone = use.tryLock()) {
        return alone != null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be locked", e);
    }
  }

  @Override
  public void close() {
    try (change;
        use) {
      IN_THIS_JVM.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the locks of " + folder + " cannot be closed", e);
    }
  }

  private static FileChannel channel(Path folder, String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }
}
