package com.mexar.payout.app.http;

/** Ends a request with a problem. No stack trace: it is an answer, not a failure. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.kind(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
