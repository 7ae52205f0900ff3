package com.mexar.payout.testkit.simulation;

/** A task ended in an exception, be that a defect of the engine or of the simulation. */
final class DefectException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DefectException(String task, Throwable cause) {
    super(task, cause);
  }
}
