package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.provider.StepOutcome.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The error codes that show a transfer not to be accepted (a public integration's list of 2026).
 * What is not here proves nothing: -1, 10041006 and 40002003 may follow an execution, and so may
 * any code that is new.
 */
final class ErrorCodes {
  static final long NO_SUCH_TRANSACTION = 30020001;
  static final long INVALID_ACCOUNT_NUMBER = 10500003;

  private static final long SIGNATURE = 581000001;
  private static final long ADDRESS = 581000002;
  private static final long NO_BALANCE = 40000000;
  private static final long NO_BALANCE_EITHER = 40002004;

  private static final Map<Long, Meaning> MEANINGS = meanings();

  private record Meaning(RefusalClass refusal, ReasonCode reason, String text) {}

  private ErrorCodes() {}

  /** What a create that was answered so came to, or empty where it may have been executed. */
  static Optional<Refused> onCreate(Envelope envelope) {
    return Optional.ofNullable(MEANINGS.get(envelope.code()))
        .map(
            meaning ->
                new Refused(
                    meaning.refusal, new Reason(meaning.reason, meaning.text, envelope.said())));
  }

  /**
   * The same of a confirm, where fewer prove anything: the request never reached the business, or
   * the balance was not enough and the draft stands.
   */
  static Optional<Refused> onConfirm(Envelope envelope) {
    return LongStream.of(SIGNATURE, ADDRESS, NO_BALANCE, NO_BALANCE_EITHER)
            .anyMatch(code -> code == envelope.code())
        ? onCreate(envelope)
        : Optional.empty();
  }

  private static Map<Long, Meaning> meanings() {
    Map<Long, Meaning> all = new HashMap<>();
    all.put(
        INVALID_ACCOUNT_NUMBER,
        new Meaning(RefusalClass.INSTRUCTION, ReasonCode.AC01, ReasonCode.AC01.meaning()));
    all.put(
        30020000L, new Meaning(RefusalClass.DUPLICATE, ReasonCode.AM05, ReasonCode.AM05.meaning()));
    all.put(
        30020003L,
        new Meaning(RefusalClass.PROVIDER_LIMIT, ReasonCode.NARR, "outside the provider's limits"));
    all.put(
        30020005L,
        new Meaning(RefusalClass.PROVIDER_LIMIT, ReasonCode.AM06, ReasonCode.AM06.meaning()));
    all.put(
        60001004L,
        new Meaning(
            RefusalClass.PROVIDER_LIMIT, ReasonCode.NARR, "recipient's channel is not supported"));
    for (long code : new long[] {NO_BALANCE, NO_BALANCE_EITHER}) {
      all.put(code, ours(ReasonCode.AM04, ReasonCode.AM04.meaning()));
    }
    for (long code : new long[] {40001000, 40001001, 40002000, 40002001, 40002002}) {
      all.put(code, ours(ReasonCode.NARR, "our account at the provider cannot be used"));
    }
    Meaning configuration = ours(ReasonCode.NARR, "our configuration at the provider is refused");
    LongStream.concat(LongStream.rangeClosed(30010007, 30010020), LongStream.of(30010000, 30020004))
        .forEach(code -> all.put(code, configuration));
    all.put(SIGNATURE, ours(ReasonCode.NARR, "our signature is refused"));
    all.put(ADDRESS, ours(ReasonCode.NARR, "our address is not registered"));
    return Map.copyOf(all);
  }

  private static Meaning ours(ReasonCode reason, String text) {
    return new Meaning(RefusalClass.OURS_OR_PROVIDERS, reason, text);
  }
}
