package com.mexar.payout.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Cause;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.Gender;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.OperatorName;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import com.mexar.payout.domain.TaskKind;
import com.mexar.payout.domain.WaitCode;
import com.mexar.payout.engine.BreakerState;
import com.mexar.payout.event.EventType;
import com.mexar.payout.event.webhook.SignatureScheme;
import com.mexar.payout.provider.Ability;
import com.mexar.payout.provider.ProviderState;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words and the shapes of values in the document are those of the domain. */
class OpenApiWordsTest {
  private static final Map<String, List<String>> WORDS = words();
  private static final Map<String, Consumer<String>> SHAPES = shapes();

  private static Map<String, List<String>> words() {
    Map<String, List<String>> words = new TreeMap<>();
    words.put("PayoutStatus", names(PayoutStatus.values()));
    words.put("WaitCode", names(WaitCode.values()));
    words.put("AttemptOutcome", names(AttemptOutcome.values()));
    words.put("ResolutionOutcome", closed());
    words.put("Cause", words(Cause.values(), Cause::word));
    words.put("EventType", words(EventType.values(), EventType::wireName));
    words.put("ReasonCode", names(ReasonCode.values()));
    words.put("Purpose", names(Purpose.values()));
    words.put("SourceOfFunds", names(SourceOfFunds.values()));
    words.put("Relationship", names(Relationship.values()));
    words.put("Gender", names(Gender.values()));
    words.put("DocumentType", names(IdentityDocument.Type.values()));
    words.put("PayoutMethod", words(PayoutMethod.values(), OpenApiWordsTest::lower));
    words.put("ProviderState", names(ProviderState.values()));
    words.put("BreakerState", names(BreakerState.values()));
    words.put("Ability", names(Ability.values()));
    words.put("ListedState", listed());
    words.put("TaskKind", names(TaskKind.values()));
    words.put("TaskState", List.of("OPEN", "DONE"));
    words.put("ResolutionStateWord", List.of("PROPOSED", "APPROVED"));
    words.put("EndpointState", List.of("ENABLED", "DISABLED"));
    words.put("SignatureScheme", words(SignatureScheme.values(), SignatureScheme::word));
    words.put("DeliveryState", names(Delivery.State.values()));
    words.put("Verdict", names(Verdict.values()));
    return words;
  }

  /** What a provider says of a transaction, a draft among it. */
  private static List<String> listed() {
    return Arrays.stream(EvidenceKind.values())
        .filter(
            kind ->
                switch (kind) {
                  case UNKNOWN, NOT_FOUND, MISMATCH -> false;
                  case PREPARED,
                      ACKNOWLEDGED,
                      ON_HOLD,
                      PAID,
                      RETURNED,
                      UNEXECUTED,
                      FAILED_UNPROVEN ->
                      true;
                })
        .map(Enum::name)
        .toList();
  }

  private static Map<String, Consumer<String>> shapes() {
    CountryCode country = new CountryCode("MX");
    Map<String, Consumer<String>> shapes = new TreeMap<>();
    shapes.put("Id", PayoutId::parse);
    shapes.put("ClientId", ClientId::new);
    shapes.put("DeliveryId", DeliveryId::parse);
    shapes.put("Reference", Reference::new);
    shapes.put("ProviderName", ProviderName::new);
    shapes.put("InstitutionCode", text -> BankAccount.of(text, "0"));
    shapes.put("AccountNumber", text -> BankAccount.of("x", text));
    shapes.put("Decimal", text -> Money.parse(Money.currency("CLF"), text));
    shapes.put("Name", text -> new Individual(text, null, country, PartyDetails.NONE));
    shapes.put("ReasonText", text -> new OperatorAct(new OperatorName("x"), text));
    return shapes;
  }

  static Stream<String> schemasOfWords() {
    return WORDS.keySet().stream();
  }

  static Stream<String> schemasOfShapes() {
    return SHAPES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("schemasOfWords")
  void words_ofTheDocument_areThoseOfTheCode(String schema) {
    assertThat(documented(schema)).containsExactlyElementsOf(WORDS.get(schema));
  }

  @Test
  void schema_ofWords_isComparedHere() {
    TreeSet<String> ofWords = new TreeSet<>();
    schemas()
        .properties()
        .forEach(
            schema -> {
              if (schema.getValue().has("enum")) {
                ofWords.add(schema.getKey());
              }
            });
    assertThat(ofWords).isEqualTo(WORDS.keySet());
  }

  @ParameterizedTest
  @MethodSource("schemasOfShapes")
  void shape_ofTheDocument_takesWhatTheDomainTakes(String schema) {
    for (String text : samples()) {
      assertThat(
              ApiDocument.INSTANCE.faults("/components/schemas/" + schema, quoted(text)).isEmpty())
          .as("%s: %s", schema, text)
          .isEqualTo(takes(SHAPES.get(schema), text));
    }
  }

  /** Each on either side of some bound; none has characters that a pattern cannot tell. */
  private static List<String> samples() {
    List<String> samples =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "a",
                "A",
                "-",
                "_",
                "a b",
                " a",
                "a ",
                "ä",
                "a\n",
                "a\nb",
                "0",
                "00",
                "0.5",
                "1.",
                ".5",
                "1.23456",
                "-1",
                "+1",
                "1e3",
                "A/b:c.d_e-f",
                "a_b",
                "a-b",
                "+62811",
                "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071",
                "019AB3C4-5D6E-7F80-9A1B-2C3D4E5F6071"));
    for (int length : List.of(14, 15, 32, 33, 64, 65, 140, 141, 500, 501)) {
      samples.add("a".repeat(length));
      samples.add("1".repeat(length));
      samples.add("\ud83d\udcb8".repeat(length));
    }
    return samples;
  }

  private static boolean takes(Consumer<String> shape, String text) {
    try {
      shape.accept(text);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static JsonNode schemas() {
    return ApiDocument.INSTANCE.root().at("/components/schemas");
  }

  private static List<String> documented(String schema) {
    List<String> words = new ArrayList<>();
    schemas().path(schema).path("enum").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> closed() {
    return names(AttemptOutcome.values()).stream().filter(word -> !word.equals("OPEN")).toList();
  }

  private static List<String> names(Enum<?>[] constants) {
    return words(constants, Enum::name);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static <E> List<String> words(E[] constants, Function<E, String> word) {
    return Arrays.stream(constants).map(word).toList();
  }
}
