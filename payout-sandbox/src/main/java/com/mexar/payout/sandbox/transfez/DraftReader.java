package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads and validates a request to create a transaction. The messages are the documented ones;
 * which field each stands under is our reading of "Rails-style".
 */
final class DraftReader {

  private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(\\.\\d{1,2}0*)?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int LONGEST_NOTES = 90;

  private final ObjectNode body;
  private final long balanceId;
  private final Wanted wanted;
  private final Errors errors = new Errors();

  DraftReader(ObjectNode body, long balanceId, Wanted wanted) {
    this.body = body;
    this.balanceId = balanceId;
    this.wanted = wanted;
  }

  Errors errors() {
    return errors;
  }

  /** The draft, or empty with {@link #errors()}. */
  Optional<Draft> read() {
    String reference = text(body.path("reference_id"));
    if (reference.isBlank()) {
      errors.add("reference_id", "can't be blank");
    }
    Optional<Payer> payer = payer();
    Optional<Payer> abroad = payer.filter(Payer::isAbroad);
    checkSides(payer.map(Payer::currency).orElse(Payer.RUPIAH));
    checkOptions();
    if (abroad.isPresent()) {
      new ForeignDraft(body, abroad.get(), wanted, errors).check();
    } else {
      checkLocalParties();
    }
    Optional<BigDecimal> amount = amount(payer);
    Optional<URI> callback = callbackUrl();
    if (payer.isPresent() && amount.isPresent()) {
      checkLimits(payer.get(), amount.get());
    }
    if (!errors.isEmpty() || payer.isEmpty() || amount.isEmpty()) {
      return Optional.empty();
    }
    Draft draft =
        new Draft(
            reference, callback, payer.get(), amount.get(), Draft.accountIn(body), body.deepCopy());
    draft.magic().ifPresent(magic -> refuse(magic.behaviour()));
    return errors.isEmpty() ? Optional.of(draft) : Optional.empty();
  }

  private void checkLocalParties() {
    if (!body.path("sender").isObject() || body.path("sender").isEmpty()) {
      errors.add("sender", "can't be blank");
    }
    JsonNode beneficiary = body.path("beneficiary");
    if (text(beneficiary.path("firstname")).isBlank() || !beneficiary.has("account")) {
      errors.add("beneficiary", "firstname and account required");
    }
    String account = text(beneficiary.path("account"));
    AccountRules.faults(account).forEach(fault -> errors.add("beneficiary_account", fault));
  }

  private void checkSides(String currency) {
    JsonNode source = body.path("source");
    if (!source.hasNonNull("currency") || !source.hasNonNull("country_iso_code")) {
      errors.add("source", "currency and country_iso_code required");
    } else if (!text(source.path("currency")).equals(Payer.RUPIAH)) {
      errors.add("source", "currency is not supported");
    }
    JsonNode destination = body.path("destination");
    if (!destination.hasNonNull("currency")) {
      errors.add("destination", "currency required");
    } else if (!text(destination.path("currency")).equals(currency)) {
      errors.add("destination", "currency is not supported by payer");
    }
  }

  private void checkOptions() {
    if (!List.of("DESTINATION", "SOURCE").contains(text(body.path("mode")))) {
      errors.add("mode", "is not included in the list");
    }
    if (text(body.path("notes")).length() > LONGEST_NOTES) {
      errors.add("notes", "is too long (maximum is 90 characters)");
    }
    JsonNode balance = body.path("balance_id");
    if (!balance.isMissingNode() && !text(balance).equals(Long.toString(balanceId))) {
      errors.add("balance_id", "not found");
    }
    JsonNode rail = body.path("source").path("transfer_service_code");
    if (!rail.isMissingNode() && !List.of("1", "2", "3", "4").contains(text(rail))) {
      errors.add("transfer_service_code", "is not included in the list");
    }
  }

  private Optional<Payer> payer() {
    String id = text(body.path("payer_id"));
    Optional<Payer> payer =
        NUMBER.matcher(id).matches() ? Payer.byId(Long.parseLong(id)) : Optional.empty();
    if (payer.isEmpty()) {
      unknownPayer();
    }
    return payer;
  }

  /** What the beneficiary gets, whichever side is fixed. */
  private Optional<BigDecimal> amount(Optional<Payer> payer) {
    boolean ofSource = text(body.path("mode")).equals("SOURCE");
    String amount = text(body.path(ofSource ? "source" : "destination").path("amount"));
    if (!AMOUNT.matcher(amount).matches()) {
      errors.add("amount", "is not a number");
      return Optional.empty();
    }
    BigDecimal fixed = new BigDecimal(amount);
    if (payer.isEmpty()) {
      return Optional.of(fixed);
    }
    int precision = payer.get().precision();
    if (ofSource) {
      return Optional.of(
          payer.get().isAbroad()
              ? fixed.divide(payer.get().rate(), precision, RoundingMode.DOWN)
              : fixed);
    }
    if (fixed.stripTrailingZeros().scale() > precision) {
      errors.add("amount", "has more decimals than payer's precision");
    }
    return Optional.of(fixed);
  }

  private Optional<URI> callbackUrl() {
    JsonNode url = body.path("callback_url");
    if (url.isMissingNode() || url.isNull()) {
      return Optional.empty();
    }
    try {
      URI parsed = URI.create(text(url));
      if (List.of("http", "https").contains(parsed.getScheme()) && parsed.getHost() != null) {
        return Optional.of(parsed);
      }
    } catch (IllegalArgumentException noUri) {
      // reported below, as any other address that cannot be called
    }
    errors.add("callback_url", "is invalid");
    return Optional.empty();
  }

  private void checkLimits(Payer payer, BigDecimal amount) {
    if (amount.compareTo(BigDecimal.valueOf(payer.minimum())) < 0) {
      errors.add(Errors.BASE, "Minimum amount limit not reached");
    }
    if (amount.compareTo(BigDecimal.valueOf(payer.maximum())) > 0) {
      errors.add(Errors.BASE, "Maximum amount limit exceeded");
    }
  }

  private void refuse(Behaviour behaviour) {
    if (!(behaviour instanceof Behaviour.Refuses refuses)) {
      return;
    }
    switch (refuses.refusal()) {
      case ACCOUNT_DOES_NOT_EXIST -> errors.add("beneficiary_account", "does not exist");
      case DENIED_COMPLIANCE ->
          errors.add(Errors.BASE, "Beneficiary name/account number denied compliance");
      case BELOW_MINIMUM -> errors.add(Errors.BASE, "Minimum amount limit not reached");
      case ABOVE_MAXIMUM -> errors.add(Errors.BASE, "Maximum amount limit exceeded");
      case UNKNOWN_BANK -> unknownPayer();
      case INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE_ONCE -> {}
    }
  }

  private void unknownPayer() {
    errors.add("payer", "must exist");
    errors.add("payer_id", "not found");
  }

  private static String text(JsonNode node) {
    return node.isNumber() ? node.decimalValue().toPlainString() : node.asText("");
  }
}
