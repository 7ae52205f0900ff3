package com.mexar.payout.persistence;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.TraceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Traces of payouts in columns: one that follows from the payout's id is not kept. Stateless. */
final class Traces {
  private Traces() {}

  static @Nullable String text(PayoutId payout, TraceContext trace) {
    return trace.equals(TraceContext.of(payout)) ? null : trace.header();
  }

  static TraceContext read(ResultSet row, String column, PayoutId payout) throws SQLException {
    String header = row.getString(column);
    return header == null
        ? TraceContext.of(payout)
        : TraceContext.parse(header)
            .orElseThrow(() -> new IllegalStateException("a stored trace cannot be read"));
  }
}
