package com.mexar.payout.persistence;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Events of the log as rows. Stateless. */
final class EventRows {
  /** Of a row {@code e} of the log. */
  static final String COLUMNS =
      "e.position, e.id, e.payout_id, e.client, e.type, e.sequence, e.at, e.data, e.trace";

  private EventRows() {}

  static LoggedEvent read(ResultSet row) throws SQLException {
    PayoutId payout = new PayoutId(row.getObject("payout_id", UUID.class));
    return new LoggedEvent(
        row.getLong("position"),
        new Event(
            row.getObject("id", UUID.class),
            payout,
            new ClientId(row.getString("client")),
            EventType.valueOf(row.getString("type")),
            row.getLong("sequence"),
            Moments.read(row, "at"),
            row.getString("data"),
            Traces.read(row, "trace", payout)));
  }
}
