package com.mexar.payout.app;

import com.mexar.payout.engine.UnconfiguredProviderException;
import com.mexar.payout.sandbox.stack.StackException;
import com.mexar.payout.settings.SettingsException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.NoSuchFileException;

/** Tells an operator why a command failed: what is to be mended, without stack traces for it. */
final class Complaint {
  private Complaint() {}

  /**
   * @param what cannot be done, such as {@code "cannot start"}
   */
  static void print(PrintWriter out, String what, Throwable failure) {
    if (failure instanceof SettingsException settings) {
      out.println("The gateway " + what + ". The configuration has faults:");
      settings.faults().forEach(fault -> out.println("  " + fault));
    } else if (failure instanceof NoSuchFileException missing) {
      out.println("The gateway " + what + ": there is no file " + missing.getFile());
    } else if (rootOf(failure) instanceof BindException) {
      out.println("The gateway " + what + ": a port is in use: " + failure.getMessage());
    } else {
      out.println("The gateway " + what + ": " + failure.getMessage());
      if (!isUnderstood(failure)) {
        failure.printStackTrace(out);
      }
    }
    out.flush();
  }

  private static boolean isUnderstood(Throwable failure) {
    return failure instanceof StartException
        || failure instanceof StackException
        || failure instanceof UnconfiguredProviderException;
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    return root;
  }
}
