package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.provider.TransactionsOutcome;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import com.mexar.payout.provider.TransactionsOutcome.Listed;
import com.mexar.payout.provider.TransactionsOutcome.NoAnswer;
import com.mexar.payout.provider.TransactionsOutcome.UnknownCursor;
import com.mexar.payout.provider.easylink.EasylinkApi.Call;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists the provider's transfers of a window that ends when the first page is asked for. The shape
 * of the answer is in no source: it is read as a list, or as an object with one list in it, of what
 * inquiries answer. One transfer that cannot be read makes the page no answer: a part would pass
 * for all of it. Thread-safe.
 */
record Transactions(EasylinkApi api, EasylinkOptions options, InstantSource clock) {

  TransactionsOutcome ask(@Nullable String cursor, int limit) {
    Optional<ListPage> page =
        cursor == null
            ? Optional.of(ListPage.first(limit, clock.instant()))
            : ListPage.parse(cursor);
    if (page.isEmpty()) {
      return new UnknownCursor();
    }
    HttpOutcome outcome =
        api.last(
            new Call("transfer/get-remittance-list", page.get().body(options), null), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? read(answered.answer(), page.get())
        : new NoAnswer(Texts.reason(outcome));
  }

  private static TransactionsOutcome read(HttpAnswer answer, ListPage page) {
    return Envelope.of(answer)
        .filter(Envelope::isSuccess)
        .flatMap(envelope -> items(envelope.data()))
        .flatMap(items -> listed(items, page))
        .<TransactionsOutcome>map(listed -> listed)
        .orElseGet(() -> new NoAnswer(Envelope.unrecognised(answer)));
  }

  /** Empty where it is neither a list nor has exactly one. */
  private static Optional<JsonNode> items(JsonNode data) {
    if (data.isArray()) {
      return Optional.of(data);
    }
    List<JsonNode> lists =
        data.isObject() ? data.valueStream().filter(JsonNode::isArray).toList() : List.of();
    return lists.size() == 1 ? Optional.of(lists.get(0)) : Optional.empty();
  }

  private static Optional<Listed> listed(JsonNode items, ListPage page) {
    List<Entry> entries = new ArrayList<>();
    items.forEach(item -> ListedTransfer.read(item).ifPresent(entries::add));
    if (items.size() > page.size() || entries.size() < items.size()) {
      return Optional.empty();
    }
    // pages may be cut shorter than asked, and nobody counts them: only an empty one is the end
    return Optional.of(new Listed(entries, items.isEmpty() ? null : page.next()));
  }
}
