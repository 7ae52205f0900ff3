package com.mexar.payout.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.Event;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.testkit.Samples;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayoutWriterTest {
  private final PayoutWriter writer = new PayoutWriter();

  @Test
  void payout_accepted_hasEveryMemberOfTheContract() {
    Payout payout = Payouts.accepted(Samples.instruction("RMT-1"));
    assertThat(writer.write(payout))
        .isEqualTo(
            compact(
                """
                {"id":"019ab2c3-0000-7000-8000-000000000001","reference":"RMT-1",
                "status":"ACCEPTED","sequence":1,
                "amount":{"currency":"IDR","value":"1500000"},
                "beneficiary":{"type":"individual","firstName":"Budi","lastName":"Santoso",
                "country":"ID","account":{"type":"bank","bankCode":"bca","number":"******3344"}},
                "provider":null,"waitingFor":null,"cancelRequested":false,"reason":null,
                "attempts":[],"openContradictions":0,
                "createdAt":"2026-11-22T10:00:00.000Z","updatedAt":"2026-11-22T10:00:00.000Z",
                "metadata":{}}
                """));
  }

  @Test
  void payout_eventful_hasEveryMemberOfTheContract() {
    Payout payout = Payouts.eventful(Samples.fullInstruction("RMT-2"));
    assertThat(writer.write(payout))
        .isEqualTo(
            compact(
                """
                {"id":"019ab2c3-0000-7000-8000-000000000001","reference":"RMT-2",
                "status":"PENDING","sequence":6,
                "amount":{"currency":"IDR","value":"1500000"},
                "beneficiary":{"type":"individual","firstName":"Siti Nurhaliza",
                "lastName":"Wijaya","country":"ID",
                "account":{"type":"bank","bankCode":"bca","number":"******3344"}},
                "provider":"easylink",
                "waitingFor":{"code":"BALANCE","since":"2026-11-22T10:00:02.000Z"},
                "cancelRequested":true,
                "reason":{"code":"AC01","text":"account number is wrong",
                "provider":{"code":"E-12","text":"account of BUDI SANTOSO is unknown"}},
                "attempts":[
                {"number":1,"provider":"transfez","attemptReference":"mx-one",
                "providerTransactionId":"4711","outcome":"UNEXECUTED",
                "cost":{"debited":{"currency":"IDR","value":"1500000"},
                "fee":{"currency":"IDR","value":"2500.50"},"rate":"1.0001"},
                "openedAt":"2026-11-22T10:00:00.005Z","closedAt":"2026-11-22T10:00:01.999Z"},
                {"number":2,"provider":"easylink","attemptReference":"mx-two",
                "providerTransactionId":null,"outcome":"OPEN",
                "cost":{"debited":null,"fee":null,"rate":null},
                "openedAt":"2026-11-22T10:00:03.000Z","closedAt":null}],
                "openContradictions":1,
                "createdAt":"2026-11-22T10:00:00.000Z","updatedAt":"2026-11-22T10:00:04.000Z",
                "metadata":{"note":"","order":"4711"}}
                """));
  }

  @Test
  void payout_toBusinessWallet_isNamedAndMasked() {
    Payout payout =
        Payouts.accepted(
            Samples.anInstruction()
                .beneficiary(Samples.business())
                .account(Samples.wallet())
                .build());
    assertThat(writer.write(payout))
        .contains(
            compact(
                """
                "beneficiary":{"type":"business","name":"Ferretería Lopez S.A.","country":"MX",
                "account":{"type":"wallet","walletCode":"gopay","number":"*********6789"}},
                """));
  }

  @Test
  void list_ofHistory_hasItemsAndCursor() {
    TransitionWriter history = new TransitionWriter();
    Transition first =
        new Transition(
            1,
            null,
            PayoutStatus.ACCEPTED,
            Cause.ACCEPTED,
            null,
            "client:remit",
            null,
            Payouts.AT,
            null);
    Transition second =
        new Transition(
            2,
            PayoutStatus.PENDING,
            PayoutStatus.PAID,
            Cause.CALLBACK,
            "paid",
            "provider:transfez",
            Reason.of(ReasonCode.NARR, new ProviderReason(null, "ok")),
            Payouts.AT,
            1);
    assertThat(new ListWriter().write(List.of(first, second), history::write, "abc"))
        .isEqualTo(
            compact(
                """
                {"items":[
                {"sequence":1,"from":null,"to":"ACCEPTED","cause":"accepted","evidence":null,
                "actor":"client:remit","reason":null,"at":"2026-11-22T10:00:00.000Z",
                "attempt":null},
                {"sequence":2,"from":"PENDING","to":"PAID","cause":"callback","evidence":"paid",
                "actor":"provider:transfez","reason":{"code":"NARR","text":"see the text",
                "provider":{"code":null,"text":"ok"}},"at":"2026-11-22T10:00:00.000Z",
                "attempt":1}],
                "nextCursor":"abc"}
                """));
  }

  @Test
  void list_empty_hasNoCursor() {
    assertThat(new ListWriter().write(List.<Payout>of(), writer::write, null))
        .isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void loggedEvent_any_carriesItsDataAsRendered() {
    String data = "{\"payout\" : {\"n\":1.0}}";
    LoggedEvent event =
        new LoggedEvent(
            17,
            new Event(
                UUID.fromString("019ab2c3-0000-7000-8000-000000000002"),
                Payouts.ID,
                new ClientId("remit"),
                EventType.IN_DOUBT,
                3,
                Payouts.AT,
                data,
                TraceContext.of(Payouts.ID)));
    assertThat(new LoggedEventWriter().write(event))
        .isEqualTo(
            compact(
                """
                {"position":17,"id":"019ab2c3-0000-7000-8000-000000000002",
                "type":"payout.in_doubt","time":"2026-11-22T10:00:00.000Z",
                "subject":"019ab2c3-0000-7000-8000-000000000001","sequence":3,
                "data":{"payout" : {"n":1.0}}}
                """));
  }

  private static String compact(String text) {
    return text.replace("\n", "");
  }
}
