package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutQuery;
import java.util.Comparator;
import java.util.List;

/** Lists payouts, newest first. Stateless. */
final class PayoutListing {
  private PayoutListing() {}

  static Page<Payout> list(SimulatedTransaction tx, PayoutQuery query) {
    List<Payout> read =
        tx.statement(
            "list payouts",
            () ->
                tx.alone(() -> tx.tables().payouts.seenBy(tx.locks())).stream()
                    .map(PayoutRow::payout)
                    .filter(payout -> isAskedFor(payout, query))
                    .sorted(Comparator.comparing(Payout::id).reversed())
                    .limit(query.limit() + 1L)
                    .toList());
    return Page.of(read, query.limit());
  }

  private static boolean isAskedFor(Payout payout, PayoutQuery query) {
    return (query.client() == null || query.client().equals(payout.client()))
        && (query.reference() == null || query.reference().equals(payout.instruction().reference()))
        && (query.status() == null || query.status() == payout.status())
        && (query.provider() == null || query.provider().equals(payout.provider()))
        && (query.createdFrom() == null || !payout.createdAt().isBefore(query.createdFrom()))
        && (query.createdTo() == null || payout.createdAt().isBefore(query.createdTo()))
        && (query.before() == null || payout.id().compareTo(query.before()) < 0);
  }
}
