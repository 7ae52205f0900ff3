package com.mexar.payout.persistence;

import com.mexar.payout.event.EventType;
import com.mexar.payout.json.schema.EventSchema;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Holds the whole log of a test's engine against the published schema of events. Stateless. */
final class AnnouncedEvents {

  private record Announced(EventType type, String data) {}

  private AnnouncedEvents() {}

  /**
   * @throws AssertionError where one is not as published
   */
  static void check(DataSource database) {
    List<Announced> log =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT type, data FROM event")
                        .map(
                            (row, context) ->
                                new Announced(
                                    EventType.valueOf(row.getString("type")),
                                    row.getString("data")))
                        .list());
    log.forEach(each -> EventSchema.check(each.type().wireName(), each.data()));
  }
}
