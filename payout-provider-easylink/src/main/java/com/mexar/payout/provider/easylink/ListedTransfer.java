package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One transfer of a list, in the form that either inquiry answers. Stateless. */
final class ListedTransfer {
  private ListedTransfer() {}

  /** Empty where its kind, its key or its state cannot be read. */
  static Optional<Entry> read(JsonNode item) {
    Optional<Boolean> domestic = isDomestic(item);
    Optional<Long> state = ProviderJson.whole(item.path("state"));
    if (domestic.isEmpty() || state.isEmpty()) {
      return Optional.empty();
    }
    // abroad our reference is the key, as everywhere
    Optional<String> id =
        domestic.get()
            ? ProviderJson.code(item.path("disbursement_id"))
            : ProviderJson.text(item.path("reference"));
    boolean draft = !domestic.get() && state.get() == TransferStates.CREATED;
    Evidence evidence = TransferStates.evidence(state.get(), domestic.get(), null).build();
    return id.map(
        key ->
            new Entry(
                key,
                reference(item.path("reference")),
                draft ? EvidenceKind.PREPARED : evidence.kind(),
                draft || evidence.known(),
                amount(item)));
  }

  /** The inquiry abroad states no kind, and is known by its {@code transaction}. */
  private static Optional<Boolean> isDomestic(JsonNode item) {
    JsonNode stated = item.path("remittance_type");
    if (ProviderJson.isAbsent(stated)) {
      return item.path("transaction").isObject() ? Optional.of(false) : Optional.empty();
    }
    return switch (stated.asText()) {
      case "domestic" -> Optional.of(true);
      case "international" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static @Nullable AttemptReference reference(JsonNode stated) {
    try {
      return ProviderJson.text(stated).map(AttemptReference::new).orElse(null);
    } catch (InvalidValueException e) {
      return null;
    }
  }

  /** Null where it is not stated, or not in one voice. */
  private static @Nullable Money amount(JsonNode item) {
    List<Optional<Money>> stated =
        Stream.of(item, item.path("transaction"))
            .filter(node -> !ProviderJson.isAbsent(node.path("destination_amount")))
            .map(ListedTransfer::money)
            .distinct()
            .toList();
    return stated.size() == 1 ? stated.get(0).orElse(null) : null;
  }

  private static Optional<Money> money(JsonNode node) {
    return ProviderJson.currency(node.path("destination_currency"))
        .flatMap(currency -> ProviderJson.money(currency, node.path("destination_amount")));
  }
}
