package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.callback.CallbackProof;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedMessage;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.signature.HmacHash;
import com.mexar.payout.signature.HmacKey;
import com.mexar.payout.store.CallbackConclusion;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.IncomingCallback;
import com.mexar.payout.store.Keeping;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.StoredCallback;
import com.mexar.payout.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A callback is kept once, raw, and stays due until somebody has concluded it. */
public abstract class CallbackStoreContract extends StoreContract {
  private static final AttemptReference REFERENCE = new AttemptReference("mx-abc");
  private static final HmacKey KEY = new HmacKey(HmacHash.SHA256, new byte[32]);
  private static final CallbackProof PROOF =
      new CallbackProof(Duration.ofMinutes(5), () -> Samples.AT);

  @Test
  void lockDue_kept_isWhatArrived() {
    byte[] body = new byte[256];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    RawCallback raw =
        new RawCallback(
            "POST",
            "/callbacks/transfez/token",
            "a=1&b=%20",
            Map.of("X-One", List.of("1", "2"), "x-ñ", List.of("\"quoted\" \\ \u0001")),
            body,
            "203.0.113.9");
    IncomingCallback incoming = incoming(Samples.TRANSFEZ, raw, REFERENCE);
    keep(incoming);
    StoredCallback stored = lockDue(10).get(0);
    assertThat(stored.id()).isEqualTo(incoming.id());
    assertThat(stored.provider()).isEqualTo(Samples.TRANSFEZ);
    assertThat(stored.receivedAt()).isEqualTo(Samples.AT);
    assertThat(stored.tries()).isZero();
    assertThat(stored.callback().reference()).contains(REFERENCE);
    assertThat(stored.callback().raw()).usingRecursiveComparison().isEqualTo(raw);
  }

  @Test
  void keep_stale_isStaleWhenReadBack() {
    RawCallback raw = raw("/a", "x");
    keep(
        new IncomingCallback(
            Samples.payoutId().value(),
            Samples.TRANSFEZ,
            VerifiedCallback.fromInbox(raw, null, true),
            Samples.AT));

    assertThat(lockDue(10).get(0).callback().isStale()).isTrue();
  }

  @Test
  void keep_withoutAReference_hasNone() {
    keep(incoming(Samples.TRANSFEZ, raw("/a", "x"), null));
    assertThat(lockDue(10).get(0).callback().reference()).isEmpty();
  }

  @Test
  void conclude_withoutAgain_isNeverDue() {
    keep(callback("/a", "x"));
    conclude(lockDue(10).get(0), Verdict.HINTED, Samples.payoutId(), null);
    assertThat(lockDue(10)).isEmpty();
  }

  @Test
  void keep_repeatOfAConcludedOne_makesItDueAnew() {
    IncomingCallback first = callback("/a", "x");
    keep(first);
    conclude(lockDue(10).get(0), Verdict.HINTED, Samples.payoutId(), null);
    keep(callback("/a", "x"));
    assertThat(lockDue(10))
        .singleElement()
        .satisfies(it -> assertThat(it.id()).isEqualTo(first.id()));
  }

  @Test
  void keep_repeatBeforeTheFirstIsConcluded_isNotDropped() {
    IncomingCallback first = callback("/a", "x");
    keep(first, callback("/a", "x"), callback("/a", "x"));
    keep(callback("/a", "x"));
    assertThat(lockDue(10))
        .singleElement()
        .satisfies(it -> assertThat(it.id()).isEqualTo(first.id()));
  }

  @Test
  void keep_otherBodyAddressOrProvider_isAnotherOne() {
    keep(
        callback("/a", "x"),
        callback("/a", "y"),
        callback("/b", "x"),
        incoming(Samples.EASYLINK, raw("/a", "x"), REFERENCE));
    assertThat(lockDue(10)).hasSize(4);
  }

  @Test
  void conclude_orphan_isDueAgainWithOneTryMore() {
    keep(callback("/a", "x"));
    conclude(lockDue(10).get(0), Verdict.ORPHAN, null, Duration.ZERO);
    assertThat(lockDue(10)).singleElement().satisfies(it -> assertThat(it.tries()).isEqualTo(1));
    conclude(lockDue(10).get(0), Verdict.ORPHAN, null, Duration.ofHours(1));
    assertThat(lockDue(10)).isEmpty();
  }

  @Test
  void lockDue_byTwoHosts_isDisjointAndLongestDueFirst() {
    List<UUID> kept = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      IncomingCallback callback = callback("/a", "x" + i);
      keep(callback);
      kept.add(callback.id());
    }
    List<UUID> first = new ArrayList<>();
    HeldTransaction holder =
        HeldTransaction.after(
            stores().transactions(),
            tx -> stores().callbacks().lockDue(tx, 3).forEach(it -> first.add(it.id())));
    List<UUID> second = lockDue(10).stream().map(StoredCallback::id).toList();
    holder.rollBack();
    assertThat(first).isEqualTo(kept.subList(0, 3));
    assertThat(second).isEqualTo(kept.subList(3, 5));
  }

  @Test
  void keep_equalOnesByManyAtOnce_isOne() {
    Together.times(
        100,
        i -> {
          keep(callback("/a", "x" + i % 2), callback("/a", "x" + (i + 1) % 2));
          return i;
        });
    assertThat(lockDue(10)).hasSize(2);
  }

  @Test
  void keep_sameMessageUnderItsNonce_isARepeatAndDueAnew() {
    IncomingCallback first = signed("n1", "x");
    assertThat(keep(first)).containsExactly(Keeping.FIRST);
    conclude(lockDue(10).get(0), Verdict.HINTED, Samples.payoutId(), null);

    assertThat(keep(signed("n1", "x"), signed("n1", "x")))
        .containsExactly(Keeping.REPEATED, Keeping.REPEATED);

    assertThat(lockDue(10)).extracting(StoredCallback::id).containsExactly(first.id());
    assertThat(list(new CallbackQuery(null, null, null, null, 9)).items())
        .singleElement()
        .satisfies(kept -> assertThat(kept.arrivals()).isEqualTo(3));
  }

  @Test
  void keep_anotherMessageUnderAKnownNonce_isRefusedAndTouchesNothing() {
    keep(signed("n1", "x"));
    conclude(lockDue(10).get(0), Verdict.HINTED, Samples.payoutId(), null);

    assertThat(keep(signed("n1", "y"), signed("n2", "y"), callback("/a", "z")))
        .containsExactly(Keeping.NONCE_OF_ANOTHER, Keeping.FIRST, Keeping.FIRST);

    assertThat(lockDue(10))
        .extracting(it -> new String(it.callback().raw().body(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder("y", "z");
  }

  @Test
  void keep_sameNonceOfAnotherProvider_isAnotherOne() {
    IncomingCallback one = signed("n1", "x");
    IncomingCallback other = signed("n1", "y");

    assertThat(
            keep(
                one,
                new IncomingCallback(
                    other.id(), Samples.EASYLINK, other.callback(), other.receivedAt())))
        .containsOnly(Keeping.FIRST);
  }

  @Test
  void keep_oneNonceTwiceInABatch_isTheFirstOrWhatWasKeptBefore() {
    assertThat(keep(signed("n1", "x"), signed("n1", "y"), signed("n1", "x")))
        .containsExactly(Keeping.FIRST, Keeping.NONCE_OF_ANOTHER, Keeping.REPEATED);
    assertThat(keep(signed("n1", "y"), signed("n1", "x")))
        .containsExactly(Keeping.NONCE_OF_ANOTHER, Keeping.REPEATED);
  }

  @Test
  void fault01_oneNonceByManyHostsAtOnce_namesOneMessage() {
    List<List<Keeping>> all =
        Together.times(100, i -> keep(signed("n1", "x" + i % 10), signed("n2", "x" + i % 10)));

    for (int nonce = 0; nonce < 2; nonce++) {
      int place = nonce;
      assertThat(all.stream().map(kept -> kept.get(place)))
          .filteredOn(Keeping.FIRST::equals)
          .hasSize(1);
      assertThat(all.stream().map(kept -> kept.get(place)))
          .filteredOn(Keeping.REPEATED::equals)
          .hasSize(9);
    }
    assertThat(lockDue(10)).hasSize(2);
  }

  @Test
  void keep_underTheNonceOfOneThatIsNotCommitted_waitsForItsEnd() {
    HeldTransaction holder =
        HeldTransaction.after(
            stores().transactions(),
            tx -> stores().callbacks().keep(tx, List.of(signed("n1", "x"))));
    Future<List<Keeping>> second = Together.aside(() -> keep(signed("n1", "y")));

    holder.rollBack();

    assertThat(Together.get(second)).containsExactly(Keeping.FIRST);
    assertThat(keep(signed("n1", "x"))).containsExactly(Keeping.NONCE_OF_ANOTHER);
  }

  @Test
  void keep_repeatWhileTheFirstIsConcluded_isDueAnewAfterThat() {
    keep(callback("/a", "x"));
    HeldTransaction inbox =
        HeldTransaction.after(
            stores().transactions(),
            tx -> {
              StoredCallback due = stores().callbacks().lockDue(tx, 1).get(0);
              stores()
                  .callbacks()
                  .conclude(
                      tx, List.of(new CallbackConclusion(due.id(), Verdict.HINTED, null, null)));
            });
    Future<List<Keeping>> repeat = Together.aside(() -> keep(callback("/a", "x")));

    inbox.commit();

    assertThat(Together.get(repeat)).containsExactly(Keeping.REPEATED);
    assertThat(lockDue(10)).hasSize(1);
  }

  @Test
  void list_byProviderVerdictAndPayout_isNewestFirstInPages() {
    PayoutId payout = Samples.payoutId();
    keep(callback("/a", "x"));
    keep(callback("/b", "yy"), callback("/b", "yy"));
    keep(incoming(Samples.EASYLINK, raw("/c", "z"), null));
    List<StoredCallback> due = lockDue(10);
    conclude(due.get(0), Verdict.HINTED, payout, null);
    conclude(due.get(1), Verdict.ORPHAN, null, Duration.ofHours(1));

    Page<KeptCallback> first = list(new CallbackQuery(null, null, null, null, 2));
    assertThat(first.more()).isTrue();
    assertThat(first.items())
        .extracting(KeptCallback::id)
        .containsExactly(due.get(2).id(), due.get(1).id());
    Page<KeptCallback> rest =
        list(new CallbackQuery(null, null, null, first.items().get(1).id(), 2));
    assertThat(rest.more()).isFalse();
    assertThat(rest.items())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.payout()).isEqualTo(payout);
              assertThat(kept.verdict()).isEqualTo(Verdict.HINTED);
              assertThat(kept.reference()).isEqualTo(REFERENCE);
              assertThat(kept.due()).isFalse();
              assertThat(kept.bytes()).isEqualTo(1);
              assertThat(kept.remoteAddress()).isEqualTo("203.0.113.9");
            });
    assertThat(list(new CallbackQuery(Samples.EASYLINK, null, null, null, 9)).items())
        .singleElement()
        .satisfies(kept -> assertThat(kept.verdict()).isNull());
    assertThat(list(new CallbackQuery(null, Verdict.ORPHAN, null, null, 9)).items())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.arrivals()).isEqualTo(2);
              assertThat(kept.due()).isTrue();
            });
    assertThat(list(new CallbackQuery(null, null, payout, null, 9)).items()).hasSize(1);
  }

  @Test
  void replay_concluded_isDueAgain() {
    keep(callback("/a", "x"));
    StoredCallback kept = lockDue(10).get(0);
    conclude(kept, Verdict.APPLIED, Samples.payoutId(), null);

    assertThat(replay(kept.id())).isTrue();
    assertThat(lockDue(10)).extracting(StoredCallback::id).containsExactly(kept.id());
    assertThat(replay(Samples.payoutId().value())).isFalse();
  }

  private boolean replay(UUID id) {
    return in(tx -> stores().callbacks().replay(tx, id));
  }

  private Page<KeptCallback> list(CallbackQuery query) {
    return in(tx -> stores().callbacks().list(tx, query));
  }

  private List<Keeping> keep(IncomingCallback... callbacks) {
    return in(tx -> stores().callbacks().keep(tx, List.of(callbacks)));
  }

  private List<StoredCallback> lockDue(int limit) {
    return in(tx -> stores().callbacks().lockDue(tx, limit));
  }

  private void conclude(
      StoredCallback callback,
      Verdict verdict,
      @Nullable PayoutId payout,
      @Nullable Duration againAfter) {
    run(
        tx ->
            stores()
                .callbacks()
                .conclude(
                    tx,
                    List.of(new CallbackConclusion(callback.id(), verdict, payout, againAfter))));
  }

  @Test
  void orphans_ofAReference_areWhoseCallbacksWereLastConcludedSo() {
    AttemptReference other = new AttemptReference("mx-other");
    keep(callback("/a", "1"), callback("/b", "2"));
    keep(incoming(Samples.EASYLINK, raw("/a", "1"), null));
    List<StoredCallback> due = lockDue(10);
    assertThat(orphans(REFERENCE, other)).isEmpty();

    due.forEach(callback -> concludeOrphan(callback, REFERENCE));
    assertThat(orphans(REFERENCE, other))
        .isEqualTo(Map.of(REFERENCE, Set.of(Samples.TRANSFEZ, Samples.EASYLINK)));

    due.stream()
        .filter(callback -> callback.provider().equals(Samples.EASYLINK))
        .forEach(callback -> conclude(callback, Verdict.HINTED, Samples.payoutId(), null));
    assertThat(orphans(REFERENCE)).isEqualTo(Map.of(REFERENCE, Set.of(Samples.TRANSFEZ)));
    assertThat(orphans(other)).isEmpty();
  }

  private Map<AttemptReference, Set<ProviderName>> orphans(AttemptReference... references) {
    return in(tx -> stores().callbacks().orphans(tx, List.of(references)));
  }

  private void concludeOrphan(StoredCallback callback, AttemptReference orphanOf) {
    run(
        tx ->
            stores()
                .callbacks()
                .conclude(
                    tx,
                    List.of(
                        new CallbackConclusion(
                            callback.id(), Verdict.ORPHAN, null, orphanOf, Duration.ofHours(1)))));
  }

  private static IncomingCallback callback(String path, String body) {
    return incoming(Samples.TRANSFEZ, raw(path, body), REFERENCE);
  }

  private static IncomingCallback incoming(
      ProviderName provider, RawCallback raw, @Nullable AttemptReference reference) {
    return new IncomingCallback(
        Samples.payoutId().value(),
        provider,
        VerifiedCallback.fromInbox(raw, reference, false),
        Samples.AT);
  }

  /** Of one sender, which names the nonce in what it signs. */
  private static IncomingCallback signed(String nonce, String body) {
    byte[] bytes = (nonce + body).getBytes(StandardCharsets.UTF_8);
    try {
      return new IncomingCallback(
          Samples.payoutId().value(),
          Samples.TRANSFEZ,
          PROOF.of(raw("/a", body), SignedMessage.of(bytes, KEY.sign(bytes)).nonce(nonce), KEY),
          Samples.AT);
    } catch (CallbackRefusedException e) {
      throw new AssertionError("signed with its own key", e);
    }
  }

  private static RawCallback raw(String path, String body) {
    return new RawCallback(
        "POST", path, "", Map.of(), body.getBytes(StandardCharsets.UTF_8), "203.0.113.9");
  }
}
