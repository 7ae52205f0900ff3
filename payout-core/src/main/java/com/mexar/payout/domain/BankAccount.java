package com.mexar.payout.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account at a bank. Never prints. */
public record BankAccount(
    String bankCode,
    String number,
    @Nullable String bic,
    @Nullable String iban,
    @Nullable String branchCode,
    @Nullable String routingNumber,
    @Nullable String holderName)
    implements Account {

  private static final Pattern BIC = Pattern.compile("[A-Z0-9]{8}([A-Z0-9]{3})?");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}");
  private static final Pattern LOCAL_CODE = Pattern.compile("[A-Za-z0-9-]{1,20}");

  public BankAccount {
    Text.institution("bank code", bankCode);
    Text.accountNumber(number);
    if (bic != null) {
      Text.matching("bic", bic, BIC, "must be 8 or 11 upper-case letters and digits");
    }
    if (iban != null) {
      Text.matching("iban", iban, IBAN, "must be an upper-case IBAN without blanks");
    }
    if (branchCode != null) {
      Text.matching("branch code", branchCode, LOCAL_CODE, "must be 1 to 20 letters, digits or -");
    }
    if (routingNumber != null) {
      Text.matching(
          "routing number", routingNumber, LOCAL_CODE, "must be 1 to 20 letters, digits or -");
    }
    if (holderName != null) {
      Text.printable("holder name", holderName, Party.MAX_NAME);
    }
  }

  /** The usual case: a bank and a number. */
  public static BankAccount of(String bankCode, String number) {
    return new BankAccount(bankCode, number, null, null, null, null, null);
  }

  @Override
  public String institution() {
    return bankCode;
  }

  @Override
  public PayoutMethod method() {
    return PayoutMethod.BANK;
  }

  @Override
  public String toString() {
    return "BankAccount[" + bankCode + ", redacted]";
  }
}
