package com.mexar.payout.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.TimeOrderedIds;
import com.mexar.payout.store.Acceptance;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutQuery;
import com.mexar.payout.testkit.Samples;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Payouts are listed newest first, page by page, each once, by what was asked for. */
public abstract class PayoutListContract extends StoreContract {
  private static final ClientId OTHER = new ClientId("other");

  @Test
  void list_all_isNewestFirst() {
    List<PayoutId> ids = List.of(accepted().id(), accepted().id(), accepted().id());
    assertThat(ids(list(PayoutQuery.all(10)))).containsExactly(ids.get(2), ids.get(1), ids.get(0));
  }

  @Test
  void list_inPages_isEachOnce() {
    List<PayoutId> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Payout payout = accepted();
      if (i % 2 == 0) {
        change(payout.id(), before -> Change.opening(before, Samples.TRANSFEZ));
      }
      ids.add(0, payout.id());
    }
    List<PayoutId> seen = new ArrayList<>();
    PayoutId before = null;
    boolean more = true;
    while (more) {
      Page<Payout> page = list(new PayoutQuery(null, null, null, null, null, null, before, 3));
      seen.addAll(ids(page));
      more = page.more();
      before = page.items().get(page.items().size() - 1).id();
    }
    assertThat(seen).isEqualTo(ids);
  }

  @Test
  void list_pageThatIsJustFull_hasNoMore() {
    accepted();
    accepted();
    assertThat(list(PayoutQuery.all(2)).more()).isFalse();
    assertThat(list(PayoutQuery.all(1)).more()).isTrue();
  }

  @Test
  void list_ofAClient_isItsOwn() {
    Payout own = accepted();
    Payout others = accepted(OTHER, Samples.reference());
    assertThat(ids(list(of(Samples.CLIENT, null, null, null)))).containsExactly(own.id());
    assertThat(ids(list(of(OTHER, null, null, null)))).containsExactly(others.id());
  }

  @Test
  void list_byReference_isThatOfEachClientThatUsedIt() {
    Reference reference = Samples.reference();
    accepted();
    Payout own = accepted(Samples.CLIENT, reference);
    Payout others = accepted(OTHER, reference);
    assertThat(ids(list(of(Samples.CLIENT, reference, null, null)))).containsExactly(own.id());
    assertThat(ids(list(of(null, reference, null, null)))).containsExactly(others.id(), own.id());
    assertThat(ids(list(of(null, Samples.reference(), null, null)))).isEmpty();
  }

  @Test
  void list_byStatus_isThoseInIt() {
    accepted();
    Payout open = accepted();
    change(open.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    assertThat(ids(list(of(null, null, PayoutStatus.SUBMITTING, null)))).containsExactly(open.id());
    assertThat(ids(list(of(OTHER, null, PayoutStatus.SUBMITTING, null)))).isEmpty();
  }

  @Test
  void list_byProvider_goesByTheLastAttempt() {
    accepted();
    Payout stayed = accepted();
    Payout moved = accepted();
    change(stayed.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    change(moved.id(), before -> Change.opening(before, Samples.TRANSFEZ));
    change(moved.id(), Change::refused);
    change(moved.id(), before -> Change.opening(before, Samples.EASYLINK));

    assertThat(ids(list(of(null, null, null, Samples.TRANSFEZ)))).containsExactly(stayed.id());
    Page<Payout> easylink = list(of(null, null, null, Samples.EASYLINK));
    assertThat(ids(easylink)).containsExactly(moved.id());
    assertThat(easylink.items().get(0).attempts()).hasSize(2);
    assertThat(
            ids(
                list(
                    of(
                        Samples.CLIENT,
                        stayed.instruction().reference(),
                        PayoutStatus.SUBMITTING,
                        Samples.TRANSFEZ))))
        .containsExactly(stayed.id());
  }

  @Test
  void list_byTimeOfCreation_includesTheBeginningAndNotTheEnd() {
    Instant at = Instant.parse("2026-11-22T10:00:00Z");
    Payout payout = acceptedAt(at);
    assertThat(ids(list(between(at, at.plusMillis(1))))).containsExactly(payout.id());
    assertThat(ids(list(between(at.plusMillis(1), null)))).isEmpty();
    assertThat(ids(list(between(null, at)))).isEmpty();
    assertThat(ids(list(between(at.minusSeconds(3_600), at.plusSeconds(3_600)))))
        .containsExactly(payout.id());
    assertThat(ids(list(between(Instant.EPOCH, null)))).containsExactly(payout.id());
    assertThat(ids(list(between(null, Instant.parse("9998-12-31T00:00:00Z")))))
        .containsExactly(payout.id());
  }

  private Page<Payout> list(PayoutQuery query) {
    return in(tx -> stores().payouts().list(tx, query));
  }

  private Payout accepted(ClientId client, Reference reference) {
    Acceptance acceptance =
        acceptance(
            client,
            Samples.payoutId().toString(),
            Samples.anInstruction().reference(reference.value()).build());
    accept(acceptance);
    return acceptance.payout();
  }

  /** With an id that was drawn at that time, as the engine draws it. */
  private Payout acceptedAt(Instant at) {
    UUID id = new TimeOrderedIds(Clock.fixed(at, ZoneOffset.UTC), new Random(1)).next();
    Acceptance any = acceptance();
    Payout payout =
        Payout.accepted(new PayoutId(id), any.payout().client(), any.payout().instruction(), at);
    accept(
        new Acceptance(
            payout,
            any.key(),
            any.fingerprint(),
            any.transition(),
            event(payout, any.transition())));
    return payout;
  }

  private static PayoutQuery of(
      @Nullable ClientId client,
      @Nullable Reference reference,
      @Nullable PayoutStatus status,
      @Nullable ProviderName provider) {
    return new PayoutQuery(client, reference, status, provider, null, null, null, 10);
  }

  private static PayoutQuery between(@Nullable Instant from, @Nullable Instant to) {
    return new PayoutQuery(null, null, null, null, from, to, null, 10);
  }

  private static List<PayoutId> ids(Page<Payout> page) {
    return page.items().stream().map(Payout::id).toList();
  }
}
