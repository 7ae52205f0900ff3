package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the state {@code declined} means, by its {@code error_code}, compared as a number (the
 * documentation of 2022 prints some with leading zeros). Time-outs, duplicates, "general" and
 * "unexpected" errors, absent and unlisted codes prove nothing.
 */
record Declines(Set<Integer> proof, Set<Integer> doubt) {
  static final Set<Integer> PROOF =
      Set.of(1, 2, 3, 8, 9, 10, 11, 12, 13, 7001, 7002, 7004, 7007, 7008);
  static final Set<Integer> DOUBT = Set.of(4, 5, 6, 7, 7000, 7003, 7005, 7006);

  private static final Meaning NOT_KNOWN = new Meaning(RefusalClass.INSTRUCTION, ReasonCode.NARR);

  private static final Map<Integer, Meaning> MEANINGS =
      Map.ofEntries(
          // invalid beneficiary name
          entry(1, RefusalClass.INSTRUCTION, ReasonCode.BE01),
          // invalid destination account
          entry(2, RefusalClass.INSTRUCTION, ReasonCode.AC03),
          // account or name invalid
          entry(3, RefusalClass.INSTRUCTION, ReasonCode.AC01),
          // general error
          entry(4, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.MS03),
          // bank time-out
          entry(5, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AB05),
          // unique reference violation, identical request already processed
          entry(6, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM05),
          entry(7, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM05),
          // the bank could not authenticate the provider
          entry(8, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.NARR),
          // the bank's validation of a balance that is not ours
          entry(9, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.NARR),
          // payload validation
          entry(10, RefusalClass.INSTRUCTION, ReasonCode.FF01),
          // sender and receiver are one account
          entry(11, RefusalClass.COMPLIANCE, ReasonCode.RR04),
          // beneficiary's account is blocked
          entry(12, RefusalClass.INSTRUCTION, ReasonCode.AC07),
          // rejected by the bank
          entry(13, RefusalClass.INSTRUCTION, ReasonCode.MS03),
          // unexpected
          entry(7000, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.MS03),
          // invalid data of beneficiary or sender
          entry(7001, RefusalClass.INSTRUCTION, ReasonCode.NARR),
          // rejected by the partner
          entry(7002, RefusalClass.INSTRUCTION, ReasonCode.MS03),
          // partner's time-out
          entry(7003, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AB05),
          // payload validation
          entry(7004, RefusalClass.INSTRUCTION, ReasonCode.FF01),
          // expired at the partner
          entry(7005, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.NARR),
          // identical request already processed
          entry(7006, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.AM05),
          // the bank could not authenticate the provider
          entry(7007, RefusalClass.OURS_OR_PROVIDERS, ReasonCode.NARR),
          // declined by the partner
          entry(7008, RefusalClass.INSTRUCTION, ReasonCode.MS03));

  private record Meaning(RefusalClass refusal, ReasonCode reason) {}

  Declines {
    proof = Set.copyOf(proof);
    doubt = Set.copyOf(doubt);
  }

  /**
   * @param code the number, or empty where the provider gave none that can be read
   */
  Evidence.Builder evidence(Optional<Integer> code, ProviderReason said) {
    Meaning meaning = MEANINGS.getOrDefault(code.orElse(0), NOT_KNOWN);
    Reason reason = Reason.of(meaning.reason(), said);
    if (code.filter(proof::contains).isPresent()) {
      return Evidence.of(EvidenceKind.UNEXECUTED).refusal(meaning.refusal()).reason(reason);
    }
    return Evidence.of(EvidenceKind.FAILED_UNPROVEN)
        .reason(reason)
        .known(code.filter(doubt::contains).isPresent());
  }

  private static Map.Entry<Integer, Meaning> entry(
      int code, RefusalClass refusal, ReasonCode reason) {
    return Map.entry(code, new Meaning(refusal, reason));
  }
}
