package com.mexar.payout.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Fills a log as a busy gateway does: 256 payouts are under way, each with four events, and of one
 * payout's events two neighbours lie 256 places apart. An event has about 600 bytes of data.
 */
final class EventLogFill {
  private static final String FILL =
      """
      INSERT INTO event (position, id, payout_id, client, type, sequence, at, data)
      SELECT place, uuidv7(), lpad(to_hex(payout), 32, '0')::uuid, 'bench', type, sequence, now(),
             '{"payout": {"id": "' || lpad(to_hex(payout), 32, '0')::uuid || '", "reference": "BENCH-'
             || lpad(payout::text, 12, '0') || '", "status": "' || type
             || '", "sequence": ' || sequence || ', ' || repeat('"some": "more of it", ', 20)
             || '"end": true}, "from": null, "to": "' || type || '", "cause": "answer"}'
      FROM (SELECT place, payout, sequence,
                   (ARRAY['ACCEPTED', 'SUBMITTING', 'PENDING', 'PAID'])[sequence] AS type
            FROM (SELECT place,
                         (place - 1) / 1024 * 256 + (place - 1) % 256 + 1 AS payout,
                         (place - 1) % 1024 / 256 + 1 AS sequence
                  FROM generate_series(1, ?) AS place) AS places) AS events
      ORDER BY place
      """;

  private EventLogFill() {}

  /** Positions are 1 to {@code events} afterwards. */
  static void fill(Database database, int events) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(FILL)) {
      statement.setInt(1, events);
      statement.executeUpdate();
    }
    database.run("VACUUM ANALYZE event");
  }
}
