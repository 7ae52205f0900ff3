package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.Behaviour;
import com.mexar.payout.sandbox.Life;
import com.mexar.payout.sandbox.internal.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A transaction as the documentation's samples print it: some numbers as numbers, some as strings.
 */
final class TransactionJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.ofHours(7));
  private static final String OTHER_ACCOUNT = "1230004567";
  private static final List<String> PARTIES = List.of("sender", "source", "destination");

  private TransactionJson() {}

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** As create, confirm and cancel answer. */
  static ObjectNode answer(Transaction one) {
    ObjectNode json = shared(one);
    if (one.state() == State.CREATED) {
      json.putNull("state_id");
    } else {
      json.put("state_id", one.state().id());
    }
    json.put("amount", amount(one));
    json.put("sent_amount", decimal(sentAmount(one)));
    json.put("completion_date", one.completedAt().map(TransactionJson::time).orElse(null));
    json.put("notes", one.draft().body().path("notes").asText(""));
    json.put("transaction_type", type(one));
    json.put("user_id", Api.USER_ID);
    json.put("partner_id", Api.PARTNER_ID);
    json.put("balance_id", Api.BALANCE_ID);
    json.putNull("payment_channel");
    json.put("is_regenerated", false);
    json.putNull("receipt_url");
    json.putNull("error_code");
    json.putNull("error_message");
    one.declineCode()
        .ifPresent(
            code -> {
              if (DeclineCodes.padded(code)) {
                json.put("error_code", DeclineCodes.printed(code));
              } else {
                json.put("error_code", code);
              }
              json.put("error_message", DeclineCodes.message(code));
            });
    return json;
  }

  /** As queries and lists answer. */
  static ObjectNode listed(Transaction one) {
    return answer(one)
        .put("user_email", Api.USER_EMAIL)
        .put("payer_name", one.draft().payer().fullName());
  }

  /** As callbacks tell it: flat, with more numbers as strings. */
  static ObjectNode callback(Transaction one, State told) {
    ObjectNode json = shared(one);
    json.put("state", told.wire());
    json.put("state_id", Integer.toString(told.id()));
    json.put("amount", Long.toString(amount(one)));
    if (told == State.DECLINED && one.declineCode().isPresent()) {
      int code = one.declineCode().getAsInt();
      json.put("error_code", DeclineCodes.printed(code));
      json.put("error_message", DeclineCodes.message(code));
    }
    return json;
  }

  private static String type(Transaction one) {
    return letter(one, "sender") + "2" + letter(one, "beneficiary");
  }

  private static String letter(Transaction one, String party) {
    return ForeignDraft.isBusiness(one.draft().body().path(party)) ? "B" : "C";
  }

  private static ObjectNode shared(Transaction one) {
    ObjectNode request = one.draft().body();
    ObjectNode json = Json.object();
    json.put("id", one.id());
    json.put("reference_id", one.draft().reference());
    json.put("callback_url", one.draft().callbackUrl().map(Object::toString).orElse(null));
    json.put("payer_id", one.draft().payer().id());
    json.put("mode", request.path("mode").asText());
    PARTIES.forEach(part -> json.set(part, request.path(part).deepCopy()));
    json.set("beneficiary", beneficiary(one));
    ObjectNode none = Json.object();
    json.set("compliance", request.path("compliance") instanceof ObjectNode own ? own : none);
    if (json.path("destination") instanceof ObjectNode destination) {
      destination.put("amount", decimal(sentAmount(one)));
    }
    json.put("created_at", time(one.createdAt()));
    json.put("updated_at", time(one.updatedAt()));
    json.put("state", one.state().wire());
    json.put("paid_at", one.paidAt().map(TransactionJson::time).orElse(null));
    json.put("rate", decimal(one.draft().payer().rate()));
    json.put("fee", decimal(BigDecimal.valueOf(one.fee())));
    return json;
  }

  private static ObjectNode beneficiary(Transaction one) {
    ObjectNode beneficiary = Json.object();
    if (one.draft().body().path("beneficiary") instanceof ObjectNode asked) {
      beneficiary.setAll(asked);
    }
    if (!one.draft().payer().isAbroad()) {
      beneficiary.put("bank", one.draft().payer().name());
    }
    return paid(one, Life.PAID_OTHER_ACCOUNT)
        ? beneficiary.put(Draft.accountMember(beneficiary), OTHER_ACCOUNT)
        : beneficiary;
  }

  private static long amount(Transaction one) {
    return paid(one, Life.PAID_OTHER_AMOUNT) ? one.amount() - 1 : one.amount();
  }

  private static BigDecimal sentAmount(Transaction one) {
    return paid(one, Life.PAID_OTHER_AMOUNT)
        ? one.sentAmount().subtract(BigDecimal.ONE)
        : one.sentAmount();
  }

  private static boolean paid(Transaction one, Life life) {
    Optional<Behaviour> behaviour = one.draft().magic().map(magic -> magic.behaviour());
    return one.state() == State.COMPLETED
        && behaviour.filter(new Behaviour.Lives(life)::equals).isPresent();
  }

  /** As Ruby prints a decimal: at least one digit behind the point. */
  private static String decimal(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return (plain.scale() < 1 ? plain.setScale(1) : plain).toPlainString();
  }
}
