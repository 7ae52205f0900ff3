package com.mexar.payout.app.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that come along on the class path. Stateless. */
final class Bundled {
  private Bundled() {}

  /**
   * @param name relative to this package, or absolute with a leading slash
   */
  static byte[] read(String name) {
    try (InputStream file = Bundled.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
