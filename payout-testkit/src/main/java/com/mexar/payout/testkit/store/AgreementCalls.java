package com.mexar.payout.testkit.store;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.Attempt;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Contradiction;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.domain.Waiting;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.AcceptResult;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.Lanes;
import com.mexar.payout.store.Locked;
import com.mexar.payout.store.NextAction;
import com.mexar.payout.store.PayoutChange;
import com.mexar.payout.store.PayoutQuery;
import com.mexar.payout.store.Statistics;
import com.mexar.payout.store.StoredCallback;
import com.mexar.payout.store.Stores;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Draws calls of a store, sensible ones and others, whose answers are told as texts. Times are now
 * or far away and limits are none or all, so that no answer hangs on the speed of a store or on the
 * order of what is due at one time. Not thread-safe.
 */
final class AgreementCalls {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int ALL = 1_000;
  private static final List<ProviderName> PROVIDERS = List.of(Samples.TRANSFEZ, Samples.EASYLINK);
  private static final List<ClientId> CLIENTS = List.of(Samples.CLIENT, new ClientId("other"));
  private static final List<NextAction> NEXT =
      List.of(
          NextAction.NOW,
          NextAction.NOW,
          NextAction.KEEP,
          NextAction.in(HOUR),
          NextAction.keepAndAskIn(Duration.ZERO),
          NextAction.keepAndAskIn(HOUR),
          NextAction.NEVER);

  private final Random random;
  private final List<PayoutId> payouts = new ArrayList<>();

  /** One call, the same on every store. */
  record Call(String name, BiFunction<Stores, Transaction, String> work) {}

  /** Rolls back what was answered with this. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Broken(String answer) {
      super(answer);
    }
  }

  AgreementCalls(Random random) {
    this.random = random;
  }

  Call next() {
    return switch (random.nextInt(16)) {
      case 0, 1 -> accept();
      case 2, 3, 4 -> change();
      case 5 -> dispatch();
      case 6 -> claim();
      case 7 -> hint();
      case 8 -> provider();
      case 9, 10 -> callback();
      case 11 -> inbox();
      case 12 -> broken(change());
      case 13 -> wake();
      case 14 -> small();
      default -> look();
    };
  }

  private Call accept() {
    List<Acceptance> asked = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Acceptance acceptance =
          StoreContract.acceptance(
              pick(CLIENTS),
              "k" + random.nextInt(30),
              Samples.anInstruction()
                  .reference("r" + random.nextInt(30))
                  .amount("IDR", random.nextInt(4) == 0 ? "2" : "1")
                  .build());
      asked.add(acceptance);
      payouts.add(acceptance.payout().id());
    }
    return new Call(
        "accept",
        (stores, tx) ->
            stores.payouts().accept(tx, asked).stream().map(AgreementCalls::told).toList()
                + " "
                + recall(stores, tx, asked.get(0)));
  }

  private static String recall(Stores stores, Transaction tx, Acceptance asked) {
    return stores
        .payouts()
        .recall(
            tx,
            asked.payout().client(),
            asked.key(),
            asked.payout().instruction().reference(),
            asked.fingerprint())
        .map(AgreementCalls::told)
        .orElse("nothing");
  }

  private Call change() {
    List<PayoutId> ids = some();
    long seed = random.nextLong();
    return new Call(
        "change",
        (stores, tx) -> {
          Random drawn = new Random(seed);
          Locked locked = stores.payouts().lock(tx, ids);
          stores
              .payouts()
              .save(tx, locked.payouts().stream().map(it -> changed(it, drawn)).toList());
          return told(locked) + told(stores, tx);
        });
  }

  private Call dispatch() {
    Lanes lanes = lanes();
    return new Call(
        "dispatch",
        (stores, tx) -> {
          Locked expired = stores.payouts().lockExpired(tx, lanes.others());
          Locked due = stores.payouts().lockDue(tx, lanes);
          stores
              .payouts()
              .save(
                  tx,
                  due.payouts().stream()
                      .filter(it -> it.attempts().stream().noneMatch(AgreementCalls::mayBeDone))
                      .map(it -> Change.opening(it, Samples.TRANSFEZ))
                      .toList());
          return told(expired) + told(due);
        });
  }

  private Call claim() {
    Lanes lanes = lanes();
    Duration busy = random.nextBoolean() ? Duration.ZERO : HOUR;
    return new Call(
        "claim", (stores, tx) -> told(stores.payouts().claimInquiries(tx, lanes, busy)));
  }

  private Call hint() {
    List<PayoutId> ids = some();
    return new Call(
        "hint",
        (stores, tx) -> {
          stores.payouts().hint(tx, ids);
          return told(stores, tx);
        });
  }

  private Call wake() {
    WaitCode code = pick(List.of(WaitCode.values()));
    return new Call("wake", (stores, tx) -> "" + stores.payouts().wake(tx, code, ALL));
  }

  private Call provider() {
    ProviderName provider = pick(PROVIDERS);
    ProviderState state = pick(List.of(ProviderState.values()));
    boolean isNew = random.nextBoolean();
    return new Call(
        "provider",
        (stores, tx) -> {
          if (isNew) {
            stores.providers().ensureKnown(tx, Map.of(provider, state));
          } else {
            stores.providers().set(tx, provider, state, "operator:ana", "a test");
          }
          return new TreeMap<>(stores.providers().states(tx)).toString()
              + stores.providers().history(tx, 3).stream()
                  .map(it -> it.provider() + ":" + it.from() + ":" + it.to())
                  .toList();
        });
  }

  private Call callback() {
    List<IncomingCallback> callbacks = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      byte[] body = ("b" + random.nextInt(12)).getBytes(StandardCharsets.UTF_8);
      RawCallback raw = new RawCallback("POST", "/a", "", Map.of(), body, "203.0.113.9");
      callbacks.add(
          new IncomingCallback(
              Samples.payoutId().value(),
              pick(PROVIDERS),
              VerifiedCallback.fromInbox(raw, null, false),
              Samples.AT));
    }
    return new Call("callback", (stores, tx) -> stores.callbacks().keep(tx, callbacks).toString());
  }

  private Call inbox() {
    Verdict verdict = pick(List.of(Verdict.values()));
    Duration again = pick(List.of(Duration.ZERO, HOUR));
    return new Call(
        "inbox",
        (stores, tx) -> {
          List<StoredCallback> due = stores.callbacks().lockDue(tx, ALL);
          stores
              .callbacks()
              .conclude(
                  tx,
                  due.stream()
                      .map(
                          it ->
                              new CallbackConclusion(
                                  it.id(), verdict, null, verdict == Verdict.ORPHAN ? again : null))
                      .toList());
          return due.stream().map(it -> it.id() + ":" + it.tries()).sorted().toList()
              + stores
                  .callbacks()
                  .list(tx, new CallbackQuery(null, null, null, null, ALL))
                  .items()
                  .toString();
        });
  }

  private Call small() {
    boolean forgets = random.nextInt(4) == 0;
    return new Call(
        "small",
        (stores, tx) ->
            (forgets ? stores.payouts().forgetKeys(tx, Duration.ZERO, ALL) : 0)
                + " "
                + stores.payouts().providersWithOpenAttempts(tx));
  }

  private Call look() {
    PayoutQuery query =
        new PayoutQuery(
            random.nextBoolean() ? pick(CLIENTS) : null,
            null,
            random.nextBoolean() ? pick(List.of(PayoutStatus.values())) : null,
            random.nextInt(3) == 0 ? pick(PROVIDERS) : null,
            null,
            null,
            null,
            5);
    return new Call(
        "look",
        (stores, tx) -> {
          Statistics statistics = stores.statistics().read(tx);
          return stores.payouts().list(tx, query).map(AgreementCalls::told).toString()
              + statistics.open().stream().map(Object::toString).sorted().toList()
              + statistics.orphans()
              + statistics.dueCallbacks().count()
              + statistics.contradicted()
              + tasks(stores, tx);
        });
  }

  /** The same, and then the work fails. */
  private static Call broken(Call call) {
    return new Call(
        "broken " + call.name,
        (stores, tx) -> {
          throw new Broken(call.work.apply(stores, tx));
        });
  }

  /** By what it is and what is drawn; one in many breaks a rule of the store. */
  private static PayoutChange changed(Payout before, Random drawn) {
    Change change = Change.of(before);
    if (before.lease() != null) {
      change.lease(HOUR);
    }
    boolean mayOpen = before.attempts().stream().noneMatch(AgreementCalls::mayBeDone);
    switch (drawn.nextInt(5)) {
      case 0 -> {
        if (mayOpen || drawn.nextInt(8) == 0) {
          change.open(pick(PROVIDERS, drawn));
          change.to(PayoutStatus.SUBMITTING).lease(drawn.nextBoolean() ? Duration.ZERO : HOUR);
        }
      }
      case 1 -> change.to(PayoutStatus.PENDING);
      case 2 -> {
        if (before.openAttempt().isPresent()) {
          change.attempt(it -> it.closed(AttemptOutcome.UNEXECUTED, Samples.AT));
        }
        change.to(PayoutStatus.ACCEPTED);
      }
      case 3 -> change.to(PayoutStatus.FAILED);
      default ->
          change.payout(
              it ->
                  it.waitingFor(new Waiting(pick(List.of(WaitCode.values()), drawn), Samples.AT)));
    }
    if (drawn.nextInt(3) == 0) {
      change.payout(it -> it.hints(0).lane(pick(PROVIDERS, drawn)).lookedBackAt(Samples.AT));
    }
    if (drawn.nextInt(6) == 0) {
      change.payout(it -> it.contradictions(Set.of(new Contradiction(1, EvidenceKind.PAID))));
    }
    TaskKind kind = pick(List.of(TaskKind.values()), drawn);
    change = drawn.nextBoolean() ? change.task(kind) : change.moot(kind);
    return change.next(pick(NEXT, drawn)).build();
  }

  private static boolean mayBeDone(Attempt attempt) {
    return attempt.outcome() != AttemptOutcome.UNEXECUTED;
  }

  private Lanes lanes() {
    Map<ProviderName, Integer> room = new TreeMap<>();
    for (ProviderName provider : PROVIDERS) {
      if (random.nextBoolean()) {
        room.put(provider, random.nextBoolean() ? ALL : 0);
      }
    }
    return new Lanes(room, random.nextInt(4) == 0 ? 0 : ALL);
  }

  private List<PayoutId> some() {
    List<PayoutId> ids = new ArrayList<>(List.of(Samples.payoutId()));
    for (int i = random.nextInt(4); i >= 0 && !payouts.isEmpty(); i--) {
      ids.add(pick(payouts));
    }
    return ids;
  }

  private <T> T pick(List<T> from) {
    return pick(from, random);
  }

  private static <T> T pick(List<T> from, Random drawn) {
    return from.get(drawn.nextInt(from.size()));
  }

  private static String told(AcceptResult result) {
    return result instanceof AcceptResult.Replayed replayed
        ? "Replayed " + told(replayed.payout())
        : result.toString();
  }

  private static String told(Locked locked) {
    return locked.payouts().stream().map(AgreementCalls::told).sorted().toList()
        + new TreeMap<>(locked.providers()).toString();
  }

  /** Everything that is read of payouts and tasks. */
  private String told(Stores stores, Transaction tx) {
    return stores.payouts().findAll(tx, payouts).stream()
            .map(it -> told(it) + stores.payouts().history(tx, it.id()).size())
            .sorted()
            .toList()
        + tasks(stores, tx);
  }

  private static String tasks(Stores stores, Transaction tx) {
    List<Task> tasks = stores.tasks().list(tx, new TaskQuery(null, null, ALL)).items();
    return tasks.stream()
        .map(task -> task.payout() + ":" + task.kind() + ":" + task.isOpen())
        .sorted()
        .toList()
        .toString();
  }

  private static String told(@Nullable Payout payout) {
    if (payout == null) {
      return "none";
    }
    return payout
        + " "
        + payout.hints()
        + payout.lane()
        + payout.waitingFor()
        + payout.contradictions()
        + (payout.lease() != null)
        + payout.attempts().stream().map(it -> it.provider() + ":" + it.outcome()).toList();
  }
}
