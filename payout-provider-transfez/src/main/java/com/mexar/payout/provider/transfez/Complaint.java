package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The texts of a 422 that are documented (Transfez partner API documentation, 2022), each with what
 * follows. Where several stand in one answer the first of this list decides: an earlier draft under
 * the reference outweighs all, and what may be our own fault outweighs what would fail the payout.
 */
enum Complaint {
  DUPLICATE(RefusalClass.DUPLICATE, ReasonCode.AM05, "^(.*reference.* )?has already been taken"),
  DENIED(RefusalClass.COMPLIANCE, ReasonCode.RR04, "denied compliance"),
  UNKNOWN_PAYER(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.RC01, "payer.*(must exist|not found)"),
  BALANCE(RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM04, "insufficient amount balance"),
  NO_SUCH_ACCOUNT(RefusalClass.INSTRUCTION, ReasonCode.AC03, "account.*(not exist|not found)"),
  ACCOUNT(
      RefusalClass.INSTRUCTION,
      ReasonCode.AC01,
      "account.*(blank|too short|too long|not a number|required)"),
  AMOUNT(RefusalClass.INSTRUCTION, ReasonCode.AM12, "amount.*not a number"),
  PARTY(
      RefusalClass.INSTRUCTION,
      ReasonCode.FF01,
      "^(?!.*service_code).*(first_?name|last_?name|beneficiary|sender).*(blank|too short|too long|required|invalid)"),
  MINIMUM(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM06, "minimum amount limit not reached"),
  MAXIMUM(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM02, "maximum amount limit exceeded");

  private final RefusalClass refusal;
  private final ReasonCode reason;
  private final Pattern text;

  Complaint(RefusalClass refusal, ReasonCode reason, String text) {
    this.refusal = refusal;
    this.reason = reason;
    this.text = Pattern.compile(text);
  }

  RefusalClass refusal() {
    return refusal;
  }

  ReasonCode reason() {
    return reason;
  }

  /** Whether it may come of what was read of the provider's lists a while ago. */
  boolean doubtsLists() {
    return this == UNKNOWN_PAYER || this == PARTY;
  }

  /** The complaint that decides, or empty where no line is one that we know. */
  static Optional<Complaint> among(List<String> lines) {
    for (Complaint complaint : values()) {
      for (String line : lines) {
        if (complaint.text.matcher(line.toLowerCase(Locale.ROOT)).find()) {
          return Optional.of(complaint);
        }
      }
    }
    return Optional.empty();
  }
}
