package com.mexar.payout.json;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Wallet;
import org.jspecify.annotations.Nullable;

/**
 * Reads accounts. Each member is offered to the domain on its own, beside members that are sound,
 * so that every fault is found with its own pointer. Stateless.
 */
final class AccountReader {
  private static final String CODE = "x";
  private static final String NUMBER = "0";

  private enum Kind {
    BANK,
    WALLET
  }

  private AccountReader() {}

  static @Nullable Account account(ObjectReader json) {
    Kind kind = json.required("type", AccountReader::kind);
    if (kind == null) {
      return null;
    }
    return switch (kind) {
      case BANK -> members(json);
      case WALLET -> wallet(json);
    };
  }

  static @Nullable BankAccount bankAccount(ObjectReader json) {
    json.optional("type", AccountReader::onlyBank);
    return members(json);
  }

  private static @Nullable Wallet wallet(ObjectReader json) {
    String code = json.requiredText("walletCode", v -> new Wallet(v, NUMBER));
    String number = json.requiredText("number", v -> new Wallet(CODE, v));
    json.refuseOthers();
    return code == null || number == null ? null : new Wallet(code, number);
  }

  private static @Nullable BankAccount members(ObjectReader json) {
    String code = json.requiredText("bankCode", v -> BankAccount.of(v, NUMBER));
    String number = json.requiredText("number", v -> BankAccount.of(CODE, v));
    String bic = json.optionalText("bic", v -> extra(v, null, null, null, null));
    String iban = json.optionalText("iban", v -> extra(null, v, null, null, null));
    String branch = json.optionalText("branchCode", v -> extra(null, null, v, null, null));
    String routing = json.optionalText("routingNumber", v -> extra(null, null, null, v, null));
    String holder = json.optionalText("holderName", v -> extra(null, null, null, null, v));
    json.refuseOthers();
    return code == null || number == null
        ? null
        : new BankAccount(code, number, bic, iban, branch, routing, holder);
  }

  @SuppressWarnings({"CheckReturnValue", "ReturnValueIgnored"})
  private static void extra(
      @Nullable String bic,
      @Nullable String iban,
      @Nullable String branch,
      @Nullable String routing,
      @Nullable String holder) {
    new BankAccount(CODE, NUMBER, bic, iban, branch, routing, holder);
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "bank" -> Kind.BANK;
      case "wallet" -> Kind.WALLET;
      default -> throw new InvalidValueException("must be bank or wallet");
    };
  }

  private static Kind onlyBank(String word) {
    if (!word.equals("bank")) {
      throw new InvalidValueException("must be bank");
    }
    return Kind.BANK;
  }
}
