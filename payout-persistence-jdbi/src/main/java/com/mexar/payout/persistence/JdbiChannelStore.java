package com.mexar.payout.persistence;

import com.mexar.payout.store.ChannelLease;
import com.mexar.payout.store.ChannelStore;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Positions and leases of channels on PostgreSQL, each by compare-and-set. Thread-safe. */
final class JdbiChannelStore implements ChannelStore {
  /**
   * A lease of one's own that has run out is taken anew: one's former sender may still be at it.
   */
  private static final String ACQUIRE =
      """
      INSERT INTO channel_position AS held (channel, position, fence, owner, lease_until)
      VALUES (:channel, 0, 1, :owner,
              statement_timestamp() + :micros * interval '1 microsecond')
      ON CONFLICT (channel) DO UPDATE
      SET owner = excluded.owner,
          lease_until = excluded.lease_until,
          fence = held.fence + CASE
            WHEN held.owner = excluded.owner AND held.lease_until > statement_timestamp() THEN 0
            ELSE 1 END
      WHERE held.owner IS NULL
         OR held.owner = excluded.owner
         OR held.lease_until <= statement_timestamp()
      RETURNING held.fence, held.position
      """;

  private static final String ADVANCE =
      """
      UPDATE channel_position
      SET position = :position,
          lease_until = statement_timestamp() + :micros * interval '1 microsecond'
      WHERE channel = :channel AND fence = :fence AND owner IS NOT NULL
      """;

  private static final String RELEASE =
      """
      UPDATE channel_position
      SET owner = NULL, lease_until = NULL
      WHERE channel = :channel AND fence = :fence AND owner IS NOT NULL
      """;

  private static final String SEEN =
      "SELECT channel FROM channel_position WHERE channel = :channel";

  private static final String BEGIN =
      """
      INSERT INTO channel_position (channel, position, fence)
      VALUES (:channel, :position, 1)
      ON CONFLICT (channel) DO NOTHING
      """;

  private static final String FORGET =
      """
      DELETE FROM channel_position
      WHERE channel = :channel AND (owner IS NULL OR lease_until <= statement_timestamp())
      """;

  /** They would hold the log for nobody. */
  private static final String FORGET_WISHES =
      "DELETE FROM delivery WHERE channel = :channel AND state = 'PENDING'";

  @Override
  public void begin(Transaction tx, String channel, LogStart start) {
    JdbiTransaction own = JdbiTransaction.of(tx);
    boolean isSeen =
        !own.query(
                "look for a channel",
                SEEN,
                query -> query.bind("channel", channel),
                row -> row.getString("channel"))
            .isEmpty();
    if (isSeen) {
      return;
    }
    long position = LogPlaces.behind(own, start);
    own.update(
        "begin a channel",
        BEGIN,
        update -> update.bind("channel", channel).bind("position", position));
  }

  @Override
  public boolean forget(Transaction tx, String channel) {
    JdbiTransaction own = JdbiTransaction.of(tx);
    boolean isForgotten =
        1 == own.update("forget a channel", FORGET, update -> update.bind("channel", channel));
    if (isForgotten) {
      own.update("forget wishes", FORGET_WISHES, update -> update.bind("channel", channel));
    }
    return isForgotten;
  }

  @Override
  public Optional<ChannelLease> acquire(
      Transaction tx, String channel, UUID owner, Duration length) {
    return JdbiTransaction.of(tx)
        .query(
            "acquire a channel",
            ACQUIRE,
            query ->
                query
                    .bind("channel", channel)
                    .bind("owner", owner)
                    .bind("micros", Moments.micros(length)),
            row -> new ChannelLease(channel, row.getLong("fence"), row.getLong("position")))
        .stream()
        .findFirst();
  }

  @Override
  public boolean advance(Transaction tx, ChannelLease lease, long position, Duration length) {
    if (position < lease.position()) {
      throw new IllegalArgumentException("a channel's position never goes back");
    }
    int moved =
        JdbiTransaction.of(tx)
            .update(
                "advance a channel",
                ADVANCE,
                update ->
                    update
                        .bind("position", position)
                        .bind("micros", Moments.micros(length))
                        .bind("channel", lease.channel())
                        .bind("fence", lease.fence()));
    return moved == 1;
  }

  @Override
  public void release(Transaction tx, ChannelLease lease) {
    JdbiTransaction.of(tx)
        .update(
            "release a channel",
            RELEASE,
            update -> update.bind("channel", lease.channel()).bind("fence", lease.fence()));
  }
}
