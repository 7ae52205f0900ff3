package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * What a state of a transfer is evidence of (a public integration's list of 2026). Two sources
 * contradict each other on 3 and 4 of international transfers; neither is believed. States that no
 * list has are harmless until somebody has asked what they mean.
 */
final class TransferStates {
  static final long CREATED = 1;
  private static final int LARGEST = 1_000_000;

  private TransferStates() {}

  /** Evidence of any state but that of a draft. */
  static Evidence.Builder evidence(long state, boolean domestic, @Nullable String reason) {
    ProviderReason said = new ProviderReason("state " + state, reason);
    return switch ((int) Math.min(state, LARGEST)) {
      case 1, 2, 5, 6, 26 -> Evidence.of(EvidenceKind.ACKNOWLEDGED);
      case 3, 4 -> domestic ? onHold(said) : unclear(said);
      case 27 -> onHold(said);
      case 7 -> Evidence.of(EvidenceKind.PAID);
      // nobody but the provider cancels a domestic transfer; one abroad also runs out, and may then
      // be tried again
      case 8 ->
          Evidence.of(EvidenceKind.UNEXECUTED)
              .refusal(domestic ? RefusalClass.INSTRUCTION : null)
              .reason(new Reason(ReasonCode.NARR, "cancelled at the provider", said));
      case 9 -> Evidence.of(EvidenceKind.FAILED_UNPROVEN).reason(Reason.of(ReasonCode.MS03, said));
      case 10 ->
          Evidence.of(EvidenceKind.UNEXECUTED)
              .refunded(true)
              .refusal(RefusalClass.INSTRUCTION)
              .reason(Reason.of(ReasonCode.MS03, said));
      default -> unclear(said);
    };
  }

  private static Evidence.Builder onHold(ProviderReason said) {
    return Evidence.of(EvidenceKind.ON_HOLD)
        .reason(new Reason(ReasonCode.NARR, "somebody has to act", said));
  }

  private static Evidence.Builder unclear(ProviderReason said) {
    return Evidence.of(EvidenceKind.ACKNOWLEDGED)
        .known(false)
        .reason(new Reason(ReasonCode.NARR, "state is not known", said));
  }
}
