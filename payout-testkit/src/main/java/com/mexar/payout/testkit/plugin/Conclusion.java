package com.mexar.payout.testkit.plugin;

import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.Evidence;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.StepOutcome;

/** What is concluded from an answer, without what does not matter for it. Equal by its words. */
public record Conclusion(String words) {

  /** A draft stands. Of inquiries: and nothing more. */
  public static final Conclusion PREPARED = new Conclusion("prepared");

  /** Of steps: it may have been executed. */
  public static final Conclusion UNKNOWN = new Conclusion("unknown");

  /** Of steps: nothing left this host. */
  public static final Conclusion NOT_SENT = new Conclusion("surely not sent");

  /** Of inquiries: the provider does not know the attempt. */
  public static final Conclusion NOT_FOUND = new Conclusion("not found");

  /** Of inquiries: no answer, or one that is not recognised. */
  public static final Conclusion NO_ANSWER = new Conclusion("no answer");

  /** Of steps: this call was refused and did nothing. */
  public static Conclusion refused(RefusalClass refusal) {
    return new Conclusion("refused: " + refusal);
  }

  /** Of steps and inquiries: the provider knows the attempt and says this of it. */
  public static Conclusion evidence(EvidenceKind kind) {
    return new Conclusion("evidence: " + kind);
  }

  /** Proof that the attempt was not executed, refused for a reason of this class. */
  public static Conclusion unexecuted(RefusalClass refusal) {
    return new Conclusion("evidence: " + EvidenceKind.UNEXECUTED + ", " + refusal);
  }

  /** The provider knows the attempt and says what no list has: its harmless reading is taken. */
  public static Conclusion unlisted(EvidenceKind harmless) {
    return new Conclusion("evidence: " + harmless + ", not listed");
  }

  boolean isRefusal() {
    return words.startsWith("refused: ");
  }

  static Conclusion of(StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Acknowledged acknowledged) {
      return of(acknowledged.evidence());
    }
    if (outcome instanceof StepOutcome.Refused refused) {
      return refused(refused.refusal());
    }
    if (outcome instanceof StepOutcome.Prepared) {
      return PREPARED;
    }
    return outcome instanceof StepOutcome.SurelyNotSent ? NOT_SENT : UNKNOWN;
  }

  static Conclusion of(InquiryOutcome outcome) {
    if (outcome instanceof InquiryOutcome.Found found) {
      return of(found.evidence());
    }
    if (outcome instanceof InquiryOutcome.Resumable) {
      return PREPARED;
    }
    return outcome instanceof InquiryOutcome.NotFound ? NOT_FOUND : NO_ANSWER;
  }

  private static Conclusion of(Evidence evidence) {
    return new Conclusion(
        "evidence: "
            + evidence.kind()
            + (evidence.refusal() == null ? "" : ", " + evidence.refusal())
            + (evidence.known() ? "" : ", not listed"));
  }

  @Override
  public String toString() {
    return words;
  }
}
