package com.mexar.payout.engine;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TraceContext;
import org.slf4j.MDC;

/**
 * Names the payout and its trace in every line that this thread logs until it is closed: {@code
 * payout} and {@code trace} in the diagnostic context.
 */
final class LogContext implements AutoCloseable {
  private static final String PAYOUT = "payout";
  private static final String TRACE = "trace";

  private LogContext() {}

  static LogContext of(PayoutId payout, TraceContext trace) {
    MDC.put(PAYOUT, payout.toString());
    MDC.put(TRACE, trace.traceId());
    return new LogContext();
  }

  @Override
  public void close() {
    MDC.remove(PAYOUT);
    MDC.remove(TRACE);
  }
}
