package com.mexar.payout.json;

import com.mexar.payout.domain.Cost;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import org.jspecify.annotations.Nullable;

/** Reasons and costs, which are answered and stored in one form. Stateless. */
final class Forms {

  private Forms() {}

  static void reason(JsonWriter json, Reason reason) {
    json.orNull("code", reason.code())
        .orNull("text", reason.text())
        .orNull("provider", reason.provider(), Forms::providerReason);
  }

  static @Nullable Reason reason(ObjectReader json) {
    ReasonCode code = json.requiredWord("code", ReasonCode.class);
    String text = json.requiredText("text", v -> {});
    ProviderReason provider = json.optionalObject("provider", Forms::providerReason);
    json.refuseOthers();
    return code == null || text == null ? null : new Reason(code, text, provider);
  }

  static void cost(JsonWriter json, Cost cost) {
    json.orNull("debited", cost.debited(), MoneyForm::write)
        .orNull("fee", cost.fee(), MoneyForm::write)
        .orNull("rate", cost.rate());
  }

  static Cost cost(ObjectReader json) {
    Money debited = json.optionalObject("debited", MoneyForm::read);
    Money fee = json.optionalObject("fee", MoneyForm::read);
    String rate = json.optionalText("rate", v -> {});
    json.refuseOthers();
    return new Cost(debited, fee, rate);
  }

  private static void providerReason(JsonWriter json, ProviderReason reason) {
    json.orNull("code", reason.code()).orNull("text", reason.text());
  }

  private static ProviderReason providerReason(ObjectReader json) {
    String code = json.optionalText("code", v -> {});
    String text = json.optionalText("text", v -> {});
    json.refuseOthers();
    return new ProviderReason(code, text);
  }
}
