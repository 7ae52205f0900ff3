package com.mexar.payout.testkit.simulation.mutant;

import java.util.List;

/** The bugs that a payment engine has, one by one, in ours. */
final class EngineMutants {
  private static final String ENGINE = "payout-core/src/main/java/com/mexar/payout/engine/";
  private static final String LIFECYCLE =
      "payout-core/src/main/java/com/mexar/payout/lifecycle/Lifecycle.java";
  private static final String STORE =
      "payout-testkit/src/main/java/com/mexar/payout/testkit/simulation/store/";

  private EngineMutants() {}

  static List<EngineMutant> all() {
    return List.of(
        engine(
            3,
            "the call is made before the attempt is committed",
            "Dispatcher",
            "      NextStep step = dispatch.decide(edit, this::take);\n",
            """
                  NextStep step = dispatch.decide(edit, this::take);
                  if (step != null) {
                    driver.drive(step, Stopwatch.start(clock, threads));
                    step = null;
                  }
            """),
        engine(
            3,
            "an unknown answer is taken for a refusal",
            "Settlement",
            "      unknown(edit, attempt, story.because(unknown.reason()));",
            "      endings.close(edit, attempt, RefusalClass.PROVIDER_LIMIT, unknown.reason(), story);"),
        engine(
            30,
            "a lease that ran out is taken for a call that was never made",
            "Settlement",
            ".ifPresent(attempt -> unknown(edit, attempt, Story.engine(Cause.REPAIR).of(attempt)));",
            """
            .ifPresent(
                attempt -> notSent(edit, Calls.didNothing(attempt), Reason.of(com.mexar.payout.domain.ReasonCode.NARR),
                    Story.engine(Cause.REPAIR).of(attempt)));
            """),
        engine(
            1000,
            "a refusal clears what an earlier call may have done",
            "Calls",
            "    if (call.clean()) {",
            "    if (true) {"),
        engine(
            3,
            "a step that was not sent proves the attempt unexecuted",
            "Settlement",
            "    if (attempt.mayHaveExecuted() || attempt.mayHaveDraft()) {",
            "    if (false) {"),
        engine(
            30,
            "a failure without proof is taken for proof",
            LIFECYCLE,
            "      case FAILED_UNPROVEN -> Ruling.of(Effect.DOUBT);",
            "      case FAILED_UNPROVEN -> Ruling.of(Effect.CLOSE);"),
        engine(
            30,
            "a payment is taken back by a failure that is told later",
            LIFECYCLE,
            "      case RETURNED -> Ruling.to(RETURNED);\n"
                + "      case PAID -> Ruling.of(Effect.REPEATED);",
            "      case RETURNED, FAILED_UNPROVEN -> Ruling.to(RETURNED);\n"
                + "      case PAID -> Ruling.of(Effect.REPEATED);",
            "      case UNEXECUTED, FAILED_UNPROVEN, MISMATCH -> Ruling.of(Effect.CONTRADICTION);",
            "      case UNEXECUTED, MISMATCH -> Ruling.of(Effect.CONTRADICTION);"),
        engine(
            300,
            "a payment that is told of a failed payout is taken for stale",
            LIFECYCLE,
            "      case ACKNOWLEDGED, ON_HOLD, PAID, MISMATCH -> Ruling.of(Effect.CONTRADICTION);",
            "      case ACKNOWLEDGED, ON_HOLD, PAID, MISMATCH -> Ruling.of(Effect.STALE);"),
        engine(
            300,
            "a return is taken for a payment",
            LIFECYCLE,
            "      case RETURNED -> Ruling.to(RETURNED);\n      case UNEXECUTED ->",
            "      case RETURNED -> Ruling.to(PAID);\n      case UNEXECUTED ->"),
        engine(
            3,
            "what is on hold is taken for dead",
            LIFECYCLE,
            "      case ON_HOLD -> status == ON_HOLD ?",
            "      case ON_HOLD -> status != ON_HOLD ? Ruling.of(Effect.CLOSE) : status == ON_HOLD ?"),
        engine(
            100,
            "terms that are not ours are not looked at",
            "Settlement",
            "    if (!knownDead && !evidence.terms().fit(payout.instruction())) {",
            "    if (false) {"),
        engine(
            30,
            "a draft of other terms is confirmed",
            "Settlement",
            "    if (!prepared.terms().fit(edit.payout().instruction())) {",
            "    if (false) {"),
        engine(
            3,
            "another transaction's news is taken for the attempt's",
            "Settlement",
            "    if (isAnother(attempt.transactionId(), evidence.transactionId())) {",
            "    if (false) {"),
        engine(
            100,
            "not found is proof though the provider never promised it",
            "InquirySettlement",
            "    if (trust == null || call == null) {\n      return false;",
            "    if (trust == null || call == null) {\n      return true;"),
        engine(
            30,
            "not found is proof at once where it will be some time",
            "InquirySettlement",
            "        && inquiry.askedFor().compareTo(untilTrusted) >= 0;",
            "        || inquiry.askedFor() != null;"),
        engine(
            300,
            "the store's clock alone says when not found is proof",
            "InquirySettlement",
            "        && inquiry.askedFor().compareTo(untilTrusted) >= 0;",
            "        && inquiry.askedFor() != null;"),
        engine(
            100,
            "a reference is sent again to a provider that pays repeats",
            "InquirySettlement",
            "givenUp.isPresent() || profile.repeatedReference() == RepeatedReference.UNKNOWN",
            "givenUp.isPresent()"),
        engine(
            100,
            "not found of what was given up closes it whatever was sent",
            "InquirySettlement",
            "        || (givenUp.isPresent() && !attempt.mayHaveExecuted())) {",
            "        || givenUp.isPresent()) {"),
        engine(
            10,
            "a provider that forgot what it had is believed",
            "InquirySettlement",
            "    if (effect == Effect.CONTINUE && !lostDraft && !attempt.taken()) {",
            "    if (true) {"),
        engine(
            1000,
            "one answer lifts every hint",
            "InquirySettlement",
            "alone ? Math.max(0, payout.hints() - inquiry.hints()) : payout.hints()",
            "0"),
        engine(
            300,
            "a step is made under a lease that ran out",
            "StepDriver",
            "    boolean held = sinceLeased.atMost().compareTo(lease) < 0;",
            "    boolean held = true;"),
        engine(
            30,
            "a cancel wish does not stop the next step",
            "StepGate",
            "    if (payout.cancelRequested()) {",
            "    if (false) {"),
        engine(
            10,
            "a suspended provider gets the next step",
            "StepGate",
            "    if (moment.stateOf(attempt.provider()) == ProviderState.SUSPENDED) {",
            "    if (false) {"),
        engine(
            10,
            "a suspended provider gets new attempts",
            "Router",
            "      if (moment.stateOf(name) == ProviderState.ACTIVE) {\n        // which",
            "      if (true) {\n        // which"),
        engine(
            30,
            "a passed deadline does not stop the next step",
            "StepGate",
            "    if (deadlinePassed(payout, moment)) {",
            "    if (false) {"),
        engine(
            100,
            "a contradicted payout opens one more attempt",
            "Dispatch",
            "    if (!payout.contradictions().isEmpty()) {",
            "    if (false) {"),
        engine(
            100,
            "a contradicted payout ends as if it were not",
            "Endings",
            "    if (!edit.payout().contradictions().isEmpty()) {",
            "    if (false) {"),
        engine(
            10,
            "a payout is cancelled though an attempt is open",
            "Cancellation",
            "    if (to.isPresent() && !questioned) {",
            "    if (payout.status() == PayoutStatus.IN_DOUBT) {\n"
                + "      edit.move(PayoutStatus.CANCELLED, Story.client(client));\n"
                + "      edit.next(NextAction.NEVER);\n"
                + "      return Outcome.CANCELLED;\n"
                + "    }\n"
                + "    if (to.isPresent() && !questioned) {"),
        engine(
            10,
            "what is given up is closed though a draft may stand",
            "Steps",
            "    if (!attempt.mayHaveDraft() && !attempt.mayHaveExecuted()) {",
            "    if (!attempt.mayHaveExecuted()) {"),
        engine(
            10,
            "what is given up is closed though it may be executed",
            "Steps",
            "    if (!attempt.mayHaveDraft() && !attempt.mayHaveExecuted()) {",
            "    if (true) {"),
        engine(
            30,
            "a callback is answered before it is committed",
            "Inbox",
            """
                Keeping keeping =
                    committer.run(new IncomingCallback(ids.next(), name, verified, clock.instant()));
            """,
            """
                Keeping keeping = Keeping.FIRST;
                try {
                  committer.run(new IncomingCallback(ids.next(), name, verified, clock.instant()));
                } catch (com.mexar.payout.store.StoreUnavailableException e) {
                  LOG.warn("not kept");
                }
            """),
        engine(
            3,
            "a forged callback is believed",
            "Inbox",
            "      return new CallbackAnswer.NotAuthentic(String.valueOf(e.getMessage()));",
            "      return new CallbackAnswer.Kept(receiver.get().acknowledgement());"),
        engine(
            10,
            "a hint is dropped",
            "Inbox",
            "      stores.payouts().hint(tx, hinted);",
            "      LOG.debug(\"{}\", hinted);"),
        engine(
            3,
            "the relay moves its position before it has sent",
            "Relay",
            "    publish(held, events, progress);\n    long position",
            "    long position",
            "    renewAt = renewedAt.plus(leaseLength.dividedBy(3));\n    return moved;",
            "    renewAt = renewedAt.plus(leaseLength.dividedBy(3));\n"
                + "    publish(held, events, progress);\n    return moved;"),
        engine(
            3,
            "a refused event is passed over and nobody told",
            "Relay",
            "stores.deliveries().bury(tx, channel.name(), refused, inSafeWords(refusal));",
            "LOG.debug(\"{}\", refused);"),
        engine(
            3,
            "the relay takes a failed batch for sent",
            "Relay",
            "      watched.tell(to -> to.notPublished(channel.name(), inSafeWords(e)));\n      throw e;",
            "      watched.tell(to -> to.notPublished(channel.name(), inSafeWords(e)));"),
        engine(
            300,
            "the relay skips what commits late",
            STORE + "SimulatedEventLog.java",
            "      if (place.position() > expected && place.position() - 1 > settled) {",
            "      if (false) {"),
        engine(
            3,
            "the events of a payout are logged in any order",
            STORE + "PayoutSaving.java",
            "            .sorted(Comparator.comparingLong(Event::sequence))",
            "            .sorted(Comparator.comparingLong(Event::sequence).reversed())"),
        engine(
            100,
            "a batch is answered before it is committed",
            "GroupCommit",
            "    } catch (StoreUnavailableException e) {\n      batch.forEach(item -> item.result.fail(e));",
            "    } catch (StoreUnavailableException e) {\n"
                + "      if (!batch.isEmpty() && batch.get(0).value instanceof com.mexar.payout.store.Acceptance) {\n"
                + "        @SuppressWarnings(\"unchecked\")\n"
                + "        R said = (R) new com.mexar.payout.store.AcceptResult.Accepted();\n"
                + "        batch.forEach(item -> item.result.keep(said));\n"
                + "      }\n"
                + "      batch.forEach(item -> item.result.fail(e));"),
        engine(
            3,
            "attempts of a payout share one reference",
            "Dispatch",
            "AttemptReference.derive(payout.client(), payout.instruction().reference(), number)",
            "AttemptReference.derive(payout.client(), payout.instruction().reference(), 1)"),
        engine(
            3,
            "an inquiry that nobody answers is the last one",
            "Settlement",
            "    edit.next(schedule.inquiry(payout, edit.moment()));\n  }\n\n  private @Nullable NextStep prepared(",
            "    edit.next(NextAction.in(java.time.Duration.ofDays(365)));\n  }\n\n  private @Nullable NextStep prepared("),
        engine(
            3,
            "nobody looks at leases that ran out",
            "Repair",
            "    } while (repaired.contains(true));",
            "    } while (false);",
            "                settlement.leaseExpired(edit);",
            ""),
        engine(
            3,
            "a payout that needs an operator opens no task",
            "PayoutEdit",
            "    tasks.add(kind);",
            "    if (kind == TaskKind.INQUIRIES_EXHAUSTED || kind == TaskKind.CONTRADICTION) {\n"
                + "      return;\n    }\n    tasks.add(kind);"),
        engine(
            10,
            "a draft that costs too much is confirmed",
            "StepGate",
            "    if (draft != null && costsTooMuch(payout, draft.cost())) {",
            "    if (false) {"),
        engine(
            30,
            "an operator's correction does not say who made it",
            "PayoutEdit",
            "            story.actor(),",
            "            type == EventType.CORRECTED ? \"\" : story.actor(),"),
        engine(
            10,
            "what was accepted is refused once its deadline has passed",
            "Acceptor",
            "return recall(client, key, instruction, content).orElseGet(refusal::get);",
            "return refusal.get();"),
        engine(
            3,
            "a repeated request is answered with what has become of it",
            "Acceptor",
            "replayed.payout().asAccepted()",
            "replayed.payout()"),
        engine(
            300,
            "a lease begins with the record of the answer before it",
            "StepDriver",
            "        sinceLeased = Stopwatch.start(clock, threads);\n        step = record(step, outcome);",
            "        step = record(step, outcome);\n        sinceLeased = Stopwatch.start(clock, threads);"),
        engine(
            3000,
            "an attempt goes on though news of an earlier one waits",
            "Steps",
            "if (attempt.number() > 1 && edit.payout().hinted() && edit.payout().openAttempt().isPresent()) {",
            "if (false) {"),
        engine(
            10,
            "a draft without a price is confirmed whatever it may cost",
            "StepGate",
            "most != null && (price == null || !price.isWithin(most))",
            "most != null && price != null && !price.isWithin(most)"),
        engine(
            10,
            "a suspended provider gets the confirmation of a draft",
            "StepGate",
            "    if (moment.stateOf(attempt.provider()) == ProviderState.SUSPENDED) {",
            "    if (attempt.draft() == null\n        && moment.stateOf(attempt.provider()) == ProviderState.SUSPENDED) {"),
        engine(
            300,
            "a hint of a settled payout waits for its day",
            "Schedule",
            "if (payout.hinted() && !payout.attempts().isEmpty()) {",
            "if (payout.hinted() && !payout.attempts().isEmpty() && !payout.status().isFinal()) {"),
        engine(
            100,
            "a draft that an inquiry finds is confirmed on any terms",
            "InquirySettlement",
            "if (!found.terms().fit(edit.payout().instruction())) {",
            "if (false) {"),
        engine(
            10,
            "the log is read by a transaction that has written",
            "Relay",
            "inTransaction(tx -> find(tx, held.position()));",
            "inTransaction(\n                tx -> {\n                  stores.channels().acquire(tx, channel.name(), owner, leaseLength);\n                  return find(tx, held.position());\n                });"),
        engine(
            3000,
            "a round that fails keeps the calls that it took",
            "Dispatcher",
            "        room.giveBack();\n        throw e;",
            "        throw e;"),
        engine(
            30,
            "a draft is dead as soon as its cancellation is asked for",
            "Inquirer",
            "return provider.inquire(draft);",
            "return new InquiryOutcome.Found(\n            com.mexar.payout.provider.Evidence.of(com.mexar.payout.domain.EvidenceKind.UNEXECUTED)\n                .build());"),
        engine(
            3,
            "a failed payout is never looked at again",
            "Schedule",
            "payout.status() == PayoutStatus.PAID || payout.status() == PayoutStatus.FAILED;",
            "payout.status() == PayoutStatus.PAID;"),
        engine(
            300,
            "a payout that goes to and fro is never given to an operator",
            "PayoutEdit",
            ".inquiries(sameTry ? payout.inquiries() : 0)",
            ".inquiries(0)"),
        engine(
            100,
            "a callback at which a plug-in throws is dropped",
            "Inbox",
            "return callback.callback().reference().map(CallbackNews.Hint::new).orElse(null);",
            "return null;"),
        engine(
            3,
            "keys are forgotten within a minute",
            "EngineParts",
            "new KeyRetention(stores, settings.idempotencyRetention(), settings.batch())",
            "new KeyRetention(stores, KeyRetention.INTERVAL, settings.batch())"),
        engine(
            100,
            "a hint has the open attempt asked about alone",
            "Inquirer",
            "if (payout.openAttempt().isPresent() && !payout.hinted()) {",
            "if (payout.openAttempt().isPresent()) {"),
        engine(
            10000,
            "a retry is allowed of what compliance forbids",
            "Resolving",
            "claim.retry() && !isRefusedForGood(edit.payout())",
            "claim.retry()"),
        engine(
            3,
            "what compliance forbids is tried elsewhere",
            "Endings",
            "      case INSTRUCTION, COMPLIANCE ->",
            "      case INSTRUCTION ->",
            "      case PROVIDER_LIMIT ->",
            "      case PROVIDER_LIMIT, COMPLIANCE ->"));
  }

  private static EngineMutant engine(
      int within, String name, String file, String find, String replace) {
    return new EngineMutant(name, path(file), within, List.of(new Edit(find, replace)));
  }

  private static EngineMutant engine(
      int within,
      String name,
      String file,
      String find,
      String replace,
      String find2,
      String replace2) {
    return new EngineMutant(
        name, path(file), within, List.of(new Edit(find, replace), new Edit(find2, replace2)));
  }

  private static String path(String file) {
    return file.endsWith(".java") ? file : ENGINE + file + ".java";
  }
}
