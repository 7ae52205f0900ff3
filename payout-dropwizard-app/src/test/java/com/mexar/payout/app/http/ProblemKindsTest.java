package com.mexar.payout.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.app.openapi.ApiDocument;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.engine.ProviderAnswer;
import com.mexar.payout.engine.ResolutionRefusal;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.junit.jupiter.api.Test;

/** The kinds of problems in the document are those that the host can make. */
class ProblemKindsTest {
  private static final Pattern ROW = Pattern.compile("\\| ([0-9]{3}) \\| `([a-z-]+)` \\|");

  @Test
  void kind_thatTheHostMakes_isDocumented() throws Exception {
    assertThat(documented()).containsAll(made());
  }

  @Test
  void kind_thatIsDocumented_isMadeOrNamedByHttp() throws Exception {
    Set<String> known = made();
    for (HttpStatus.Code status : HttpStatus.Code.values()) {
      known.add(Problem.of(status.getCode(), "").kind());
    }
    assertThat(known).containsAll(documented());
  }

  @Test
  void table_ofTheGuide_hasTheKindsOfTheDocument() throws Exception {
    Set<String> rows = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "api.md")));
    while (row.find()) {
      rows.add(row.group(1) + " " + row.group(2));
    }
    assertThat(rows)
        .isEqualTo(
            examples()
                .map(it -> it.path("status").asText() + " " + kind(it))
                .collect(Collectors.toSet()));
  }

  private static Set<String> documented() {
    return examples().map(ProblemKindsTest::kind).collect(Collectors.toSet());
  }

  private static Stream<JsonNode> examples() {
    return ApiDocument.INSTANCE.root().at("/components/examples").properties().stream()
        .map(example -> example.getValue().path("value"))
        .filter(value -> value.path("type").asText().startsWith("urn:"));
  }

  private static String kind(JsonNode example) {
    return example.path("type").asText().replace("urn:mexar:problem:", "");
  }

  /** Of every method that makes one, with every refusal there is. */
  private static Set<String> made() throws Exception {
    Set<String> kinds = new TreeSet<>();
    for (Method method : Problems.class.getDeclaredMethods()) {
      if (method.getReturnType() == Problem.class) {
        for (ResolutionRefusal refusal : ResolutionRefusal.values()) {
          Object[] arguments =
              Arrays.stream(method.getParameterTypes())
                  .map(type -> argument(type, refusal))
                  .toArray();
          kinds.add(((Problem) method.invoke(null, arguments)).kind());
        }
      }
    }
    return kinds;
  }

  private static Object argument(Class<?> type, ResolutionRefusal refusal) {
    ProviderAnswer<?> nobody = new ProviderAnswer.NobodyToAsk<>();
    return Stream.of(
            "x", true, 1, 1L, List.of(), Map.of(), Duration.ofSeconds(1), payout(), refusal, nobody)
        .flatMap(
            value ->
                value instanceof Payout payout ? Stream.of(payout, payout.id()) : Stream.of(value))
        .filter(value -> boxed(type).isInstance(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no argument of " + type));
  }

  private static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private static Payout payout() {
    Individual person = new Individual("x", null, new CountryCode("ID"), PartyDetails.NONE);
    return Payout.accepted(
        new PayoutId(new UUID(1, 2)),
        new ClientId("core"),
        PayoutInstruction.builder(
                new Reference("r"),
                Money.parse(Money.currency("IDR"), "1"),
                person,
                BankAccount.of("bca", "1"),
                person)
            .build(),
        Instant.EPOCH);
  }
}
