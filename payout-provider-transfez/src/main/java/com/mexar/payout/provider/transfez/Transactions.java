package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import com.mexar.payout.provider.TransactionsOutcome.Listed;
import com.mexar.payout.provider.TransactionsOutcome.NoAnswer;
import com.mexar.payout.provider.TransactionsOutcome.UnknownCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists the provider's transactions by its numbered pages, of at most 100 (documentation of 2022).
 * A cursor is a page and its length. One transaction that cannot be read makes the page no answer:
 * a part would pass for all of it. Thread-safe.
 */
record Transactions(TransfezApi api, TransactionReader reader) {
  private static final int MOST = 100;
  private static final Pattern CURSOR = Pattern.compile("([1-9][0-9]{0,6})-([1-9][0-9]{0,2})");

  private record Place(int page, int length) {
    String next() {
      return (page + 1) + "-" + length;
    }
  }

  TransactionsOutcome ask(@Nullable String cursor, int limit) {
    Optional<Place> place =
        cursor == null ? Optional.of(new Place(1, Math.min(limit, MOST))) : place(cursor);
    if (place.isEmpty()) {
      return new UnknownCursor();
    }
    String query = "?page=" + place.get().page() + "&per_page=" + place.get().length();
    HttpOutcome outcome = api.last(TransfezApi.get("transactions" + query), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer(), place.get())
        : new NoAnswer(Texts.reason(outcome));
  }

  private static Optional<Place> place(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches() && Integer.parseInt(parts.group(2)) <= MOST
        ? Optional.of(new Place(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  private TransactionsOutcome read(HttpAnswer answer, Place place) {
    return Envelope.of(answer)
        .filter(envelope -> envelope.status() == 200)
        .filter(envelope -> isPage(envelope.body().path("page"), place))
        .flatMap(envelope -> page(envelope, place))
        .<TransactionsOutcome>map(listed -> listed)
        .orElseGet(() -> new NoAnswer(Envelope.unrecognised(answer)));
  }

  private Optional<Listed> page(Envelope envelope, Place place) {
    JsonNode data = envelope.data();
    List<Entry> entries = new ArrayList<>();
    data.forEach(node -> reader.listed(node).ifPresent(entries::add));
    if (!data.isArray() || data.size() > place.length() || entries.size() < data.size()) {
      return Optional.empty();
    }
    Optional<Long> pages = ProviderJson.whole(envelope.body().path("total_page"));
    // pages may be cut shorter than asked: without their count only an empty one is the end
    boolean more = pages.map(count -> place.page() < count).orElse(!data.isEmpty());
    return Optional.of(new Listed(entries, more ? place.next() : null));
  }

  private static boolean isPage(JsonNode stated, Place place) {
    return ProviderJson.isAbsent(stated)
        || ProviderJson.whole(stated).filter(page -> page == place.page()).isPresent();
  }
}
