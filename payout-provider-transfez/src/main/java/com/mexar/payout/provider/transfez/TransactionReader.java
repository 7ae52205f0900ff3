package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryOutcome.Found;
import com.mexar.payout.provider.InquiryOutcome.NoAnswer;
import com.mexar.payout.provider.InquiryOutcome.Resumable;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.Terms;
import com.mexar.payout.provider.TransactionsOutcome.Entry;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction in a 200 says of an attempt, be it the answer to a draft, a confirm or an
 * inquiry. Only the text of {@code state} decides: {@code state_id} was renumbered in 2020. Of the
 * amounts, {@code amount} is what is debited without the fee and {@code sent_amount} what arrives,
 * as the documentation's samples have it and its table has not. Thread-safe.
 */
final class TransactionReader {
  private final Declines declines;

  TransactionReader(Declines declines) {
    this.declines = declines;
  }

  /** {@link NoAnswer} where it is not readable, or not the transaction that is asked for. */
  InquiryOutcome read(HttpAnswer answer, InquiryRequest asked) {
    Optional<Envelope> envelope = Envelope.of(answer);
    if (answer.status() != 200 || envelope.isEmpty()) {
      return new NoAnswer(Envelope.unrecognised(answer));
    }
    JsonNode data = envelope.get().data();
    if (!ProviderJson.text(data.path("reference_id"))
        .filter(asked.reference().value()::equals)
        .isPresent()) {
      return unreadable("answer is not about this reference");
    }
    String id = ProviderJson.whole(data.path("id")).map(String::valueOf).orElse(null);
    boolean unclearId = id == null && !ProviderJson.isAbsent(data.path("id"));
    if (unclearId
        || (id != null && asked.transactionId() != null && !id.equals(asked.transactionId()))) {
      return unreadable("answer is not about this transaction");
    }
    Optional<Terms> terms = terms(data, asked);
    Optional<String> state = ProviderJson.text(data.path("state"));
    if (terms.isEmpty() || state.isEmpty()) {
      return unreadable(terms.isEmpty() ? "amount is not readable" : "answer without a state");
    }
    if (!isDraft(state.get())) {
      return new Found(
          evidence(state.get(), data)
              .transactionId(id)
              .terms(terms.get())
              .cost(cost(data))
              .build());
    }
    return id == null
        ? unreadable("draft without an id")
        : new Resumable(new Draft(id, cost(data), null), terms.get());
  }

  /** What one of a list is, or empty where its id or its state cannot be read. */
  Optional<Entry> listed(JsonNode data) {
    Optional<Long> id = ProviderJson.whole(data.path("id"));
    Optional<String> state = ProviderJson.text(data.path("state"));
    if (id.isEmpty() || state.isEmpty()) {
      return Optional.empty();
    }
    boolean draft = isDraft(state.get());
    Evidence evidence = evidence(state.get(), data).build();
    return Optional.of(
        new Entry(
            id.get().toString(),
            reference(data.path("reference_id")),
            draft ? EvidenceKind.PREPARED : evidence.kind(),
            draft || evidence.known(),
            amount(data)));
  }

  private static boolean isDraft(String state) {
    return state.toLowerCase(Locale.ROOT).equals("created");
  }

  private static @Nullable AttemptReference reference(JsonNode stated) {
    try {
      return ProviderJson.text(stated).map(AttemptReference::new).orElse(null);
    } catch (InvalidValueException e) {
      return null;
    }
  }

  /** Null where it is not stated, or not in one voice. */
  private static @Nullable Money amount(JsonNode data) {
    JsonNode destination = data.path("destination");
    Optional<Currency> currency = ProviderJson.currency(destination.path("currency"));
    if (currency.isEmpty()) {
      return null;
    }
    List<Optional<Money>> stated =
        Stream.of(data.path("sent_amount"), destination.path("amount"))
            .filter(node -> !ProviderJson.isAbsent(node))
            .map(node -> ProviderJson.money(currency.get(), node))
            .distinct()
            .toList();
    return stated.size() == 1 ? stated.get(0).orElse(null) : null;
  }

  private Evidence.Builder evidence(String state, JsonNode data) {
    Optional<Long> code = ProviderJson.whole(data.path("error_code"));
    ProviderReason said =
        new ProviderReason(
            ProviderJson.text(data.path("error_code"))
                .or(() -> code.map(String::valueOf))
                .orElse(state),
            ProviderJson.text(data.path("error_message")).orElse(null));
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "confirmed", "submitted" -> Evidence.of(EvidenceKind.ACKNOWLEDGED);
      case "completed" -> Evidence.of(EvidenceKind.PAID);
      case "refunded" ->
          Evidence.of(EvidenceKind.RETURNED).reason(Reason.of(ReasonCode.NARR, said));
      // only a draft can be cancelled: whoever did it, nothing was debited
      case "canceled" ->
          Evidence.of(EvidenceKind.UNEXECUTED)
              .reason(new Reason(ReasonCode.NARR, "draft is cancelled", said));
      case "declined" ->
          declines.evidence(code.filter(c -> c <= 999_999).map(Long::intValue), said);
      default ->
          Evidence.of(EvidenceKind.ACKNOWLEDGED)
              .known(false)
              .reason(new Reason(ReasonCode.NARR, "state is not known", said));
    };
  }

  /** Empty where an amount is stated and cannot be read: then nothing may rest on it. */
  private static Optional<Terms> terms(JsonNode data, InquiryRequest asked) {
    JsonNode currency = data.path("destination").path("currency");
    Optional<Currency> known =
        ProviderJson.isAbsent(currency)
            ? Optional.of(asked.instruction().amount().currency())
            : ProviderJson.currency(currency);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Money stated = null;
    for (JsonNode node :
        List.of(data.path("sent_amount"), data.path("destination").path("amount"))) {
      if (!ProviderJson.isAbsent(node)) {
        Optional<Money> amount = ProviderJson.money(known.get(), node);
        if (amount.isEmpty()) {
          return Optional.empty();
        }
        // where the two differ, the one that differs from what was asked must be seen
        if (stated == null || stated.equals(asked.instruction().amount())) {
          stated = amount.get();
        }
      }
    }
    return Optional.of(new Terms(stated, account(data.path("beneficiary"), asked)));
  }

  /**
   * At home it stands under the one name, abroad under the other, or as an IBAN alone. Of several
   * the one that differs from what was asked must be seen.
   */
  private static @Nullable String account(JsonNode beneficiary, InquiryRequest asked) {
    Account account = asked.instruction().account();
    String ours = account.number();
    List<String> stated = new ArrayList<>();
    for (String name : List.of("account", "bank_account_number")) {
      ProviderJson.accountNumber(beneficiary.path(name), ours).ifPresent(stated::add);
    }
    String iban = account instanceof BankAccount bank ? bank.iban() : null;
    if (iban != null) {
      ProviderJson.accountNumber(beneficiary.path("iban"), iban)
          // printed in groups of four (ISO 13616)
          .map(other -> other.replace(" ", "").toUpperCase(Locale.ROOT).equals(iban) ? ours : other)
          .ifPresent(stated::add);
    }
    return stated.stream()
        .filter(number -> !number.equals(ours))
        .findFirst()
        .orElse(stated.isEmpty() ? null : ours);
  }

  /** What is debited in another currency than ours has no amount that could be compared. */
  private static @Nullable Cost cost(JsonNode data) {
    boolean ours = isInRupiah(data.path("source").path("currency"));
    Money debited = ours ? rupiah(data.path("amount")) : null;
    Money fee = ours ? rupiah(data.path("fee")) : null;
    String rate =
        ProviderJson.decimal(data.path("rate"))
            .filter(value -> value.signum() >= 0)
            .map(value -> Objects.requireNonNull(value).toPlainString())
            .orElse(null);
    return debited == null && fee == null && rate == null ? null : new Cost(debited, fee, rate);
  }

  private static boolean isInRupiah(JsonNode currency) {
    return ProviderJson.isAbsent(currency)
        || ProviderJson.currency(currency).filter(TransfezOptions.IDR::equals).isPresent();
  }

  private static @Nullable Money rupiah(JsonNode amount) {
    return ProviderJson.money(TransfezOptions.IDR, amount).orElse(null);
  }

  private static NoAnswer unreadable(String why) {
    return new NoAnswer(Reason.of(ReasonCode.NARR, why));
  }
}
