package com.mexar.payout.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.json.schema.EventSchema;
import com.mexar.payout.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventJsonTest {
  private final EventJson events = new EventJson();

  @Test
  void event_ofAcceptance_hasNoFrom() {
    Payout payout = Payouts.accepted(Samples.instruction("RMT-1"));
    assertThat(
            events.render(payout, Payouts.transition(null, PayoutStatus.ACCEPTED, Cause.ACCEPTED)))
        .isEqualTo(
            """
            {"payout":{"id":"019ab2c3-0000-7000-8000-000000000001","reference":"RMT-1",
            "status":"ACCEPTED","sequence":1,
            "amount":{"currency":"IDR","value":"1500000"},
            "beneficiary":{"type":"individual","country":"ID",
            "account":{"type":"bank","bankCode":"bca","number":"******3344"}},
            "provider":null,"waitingFor":null,"cancelRequested":false,"reason":null,
            "attempts":[],"openContradictions":0,
            "createdAt":"2026-11-22T10:00:00.000Z","updatedAt":"2026-11-22T10:00:00.000Z",
            "metadata":{}},
            "from":null,"to":"ACCEPTED","cause":"accepted"}
            """
                .replace("\n", ""));
  }

  @Test
  void event_ofProvidersRefusal_carriesItsCodeAndNotItsText() {
    String event = render(Payouts.eventful(Samples.fullInstruction("RMT-2")));
    assertThat(event)
        .contains(
            "\"reason\":{\"code\":\"AC01\",\"text\":\"account number is wrong\","
                + "\"provider\":{\"code\":\"E-12\",\"text\":null}}")
        .endsWith("},\"from\":\"PENDING\",\"to\":\"PAID\",\"cause\":\"callback\"}")
        .doesNotContainIgnoringCase("Budi");
  }

  @Test
  void event_ofAnySample_holdsNoPersonalData() {
    SplittableRandom random = new SplittableRandom(7);
    List<PayoutInstruction> samples =
        new ArrayList<>(
            List.of(
                Samples.instruction("RMT-1"),
                Samples.fullInstruction("RMT-2"),
                Samples.anInstruction()
                    .beneficiary(Samples.business())
                    .account(Samples.wallet())
                    .build(),
                Instructions.fullest()));
    for (PayoutInstruction sample : samples) {
      String event = render(Payouts.eventful(sample));
      assertThat(personal(sample))
          .isNotEmpty()
          .allSatisfy(datum -> assertThat(event).doesNotContainIgnoringCase(datum));
    }
    for (int i = 0; i < 500; i++) {
      PayoutInstruction drawn = Instructions.drawn(random);
      String number = drawn.account().number();
      if (number.length() > 5) {
        assertThat(render(Payouts.accepted(drawn))).doesNotContain("\"" + number + "\"");
      }
    }
  }

  @Test
  void event_renderedTwice_isTheSameText() {
    Payout payout = Payouts.eventful(Samples.fullInstruction("RMT-2"));
    Payout equal = Payouts.eventful(Samples.fullInstruction("RMT-2"));
    assertThat(render(payout)).isEqualTo(render(equal)).isEqualTo(render(payout));
  }

  @Test
  void event_ofAnySample_isAsPublished() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 500; i++) {
      PayoutInstruction drawn = Instructions.drawn(random);
      EventSchema.check("EventData", render(Payouts.eventful(drawn)));
      EventSchema.check(
          "payout.accepted",
          events.render(
              Payouts.accepted(drawn),
              Payouts.transition(null, PayoutStatus.ACCEPTED, Cause.ACCEPTED)));
    }
  }

  /** The schema is no looser than what is written: each part of an event matters to it. */
  @Test
  void event_withAnyMemberGoneOrAdded_isNotAsPublished() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode event = mapper.readTree(render(Payouts.eventful(Instructions.fullest())));
    List<ObjectNode> objects = new ArrayList<>();
    objects(event, objects);
    assertThat(objects).hasSizeGreaterThan(10);
    for (ObjectNode object : objects) {
      for (String name : names(object)) {
        JsonNode value = object.remove(name);
        assertThat(EventSchema.faults("EventData", event.toString())).as(name).isNotEmpty();
        object.set(name, value);
      }
      object.put("surplus", "x");
      assertThat(EventSchema.faults("EventData", event.toString())).isNotEmpty();
      object.remove("surplus");
    }
    EventSchema.check("EventData", event.toString());
  }

  /** What a channel of ours refuses for its size would stop all that comes behind it. */
  @Test
  void event_ofTheLargestInstruction_isFarBelowWhatBrokersTake() {
    Map<String, String> metadata = new HashMap<>();
    for (int i = 0; i < PayoutInstruction.MAX_METADATA; i++) {
      metadata.put("k".repeat(60) + i, "\ud83d\ude00".repeat(500));
    }
    var sample = Samples.anInstruction();
    metadata.forEach(sample::metadata);
    String event = render(Payouts.eventful(sample.build()));
    assertThat(event.getBytes(StandardCharsets.UTF_8).length).isBetween(40_000, 64 * 1024);
  }

  private String render(Payout payout) {
    return events.render(
        payout, Payouts.transition(PayoutStatus.PENDING, PayoutStatus.PAID, Cause.CALLBACK));
  }

  /** All but the client's own metadata. */
  private static void objects(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
      for (String name : names(object)) {
        if (!name.equals("metadata")) {
          objects(object.path(name), found);
        }
      }
    } else {
      node.forEach(item -> objects(item, found));
    }
  }

  private static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> personal(PayoutInstruction instruction) {
    return Stream.of(
            ofAccount(instruction.account()),
            ofParty(instruction.beneficiary()),
            ofParty(instruction.sender()))
        .flatMap(data -> data)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Stream<String> ofParty(Party party) {
    Stream<String> names =
        party instanceof Individual person
            ? Stream.of(person.firstName(), person.lastName())
            : Stream.of(((Business) party).name(), ((Business) party).registrationNumber());
    PartyDetails details = party.details();
    Stream<String> own =
        Stream.of(
            details.phone(),
            details.email(),
            details.address() == null ? null : details.address().line(),
            details.document() == null ? null : details.document().number());
    Stream<String> bank =
        details.bankAccount() == null ? Stream.of() : ofAccount(details.bankAccount());
    return Stream.of(names, own, bank).flatMap(data -> data);
  }

  private static Stream<String> ofAccount(Account account) {
    return account instanceof BankAccount bank
        ? Stream.of(bank.number(), bank.iban(), bank.holderName())
        : Stream.of(account.number());
  }
}
