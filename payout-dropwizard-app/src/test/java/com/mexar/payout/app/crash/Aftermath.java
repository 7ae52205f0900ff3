package com.mexar.payout.app.crash;

import static org.awaitility.Awaitility.await;

import com.mexar.payout.app.SimulatedEasylink;
import com.mexar.payout.app.channel.Arrivals;
import com.mexar.payout.sandbox.CallbackTry;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Ledger;
import com.mexar.payout.sandbox.transfez.TransfezSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Waits until everything has come to rest, and then asks everybody who knows something. */
final class Aftermath {
  private static final Duration REPAIR = Duration.ofMinutes(2);
  private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z_]+)\"");

  private final Books books;
  private final TransfezSimulator transfez;
  private final SimulatedEasylink easylink;
  private final List<Arrivals> channels;
  private final HttpClient http = HttpClient.newHttpClient();

  Aftermath(
      Books books,
      TransfezSimulator transfez,
      SimulatedEasylink easylink,
      List<Arrivals> channels) {
    this.books = books;
    this.transfez = transfez;
    this.easylink = easylink;
    this.channels = channels;
  }

  Books books() {
    return books;
  }

  List<Arrivals> channels() {
    return channels;
  }

  /** Of both providers. */
  List<CallbackTry> callbacks() {
    return ledgers().flatMap(ledger -> ledger.callbacks().stream()).toList();
  }

  private List<Execution> executions() {
    return ledgers().flatMap(ledger -> ledger.executions().stream()).toList();
  }

  private Stream<Ledger> ledgers() {
    return Stream.of(transfez.ledger(), easylink.ledger());
  }

  /** What did not come to its end, and what does not agree. */
  List<String> faults(Load load) throws Exception {
    List<String> faults = new ArrayList<>();
    awaitOrNote(faults, "all requests are answered", load::isAnswered);
    awaitOrNote(faults, "all payouts come to their end", () -> books.open() == 0);
    awaitOrNote(faults, "the banks settle", this::hasSettled);
    for (Arrivals arrivals : channels) {
      awaitOrNote(
          faults,
          "all events are " + arrivals.where(),
          () -> arrivals.read() >= books.count("event"));
    }

    load.surprises().forEach(answer -> faults.add("unforeseen answer " + answer));
    books.brokenHistories().forEach(payout -> faults.add("broken history " + payout));
    books.unpaired().forEach(entry -> faults.add("transition or event alone " + entry));
    faults.addAll(compare(load));
    return faults;
  }

  /** What does not come is one fault among others: the comparison may tell why. */
  private static void awaitOrNote(List<String> faults, String what, Callable<Boolean> reached) {
    try {
      await(what).atMost(REPAIR).until(reached);
    } catch (ConditionTimeoutException e) {
      faults.add("not within " + REPAIR.toSeconds() + " s: " + what);
    }
  }

  private boolean hasSettled() {
    return executions().stream().noneMatch(one -> one.outcome() == Execution.Outcome.OPEN);
  }

  private List<String> compare(Load load) throws Exception {
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, String> accepted : load.accepted().entrySet()) {
      ids.put(accepted.getKey(), Load.id(accepted.getValue()));
    }
    Comparison comparison = new Comparison(books.payouts(), books.attempts());
    comparison.withClient(ids);
    comparison.withLedgers(executions());
    comparison.withDrafts(this::stateAtProvider);
    comparison.withInbox(callbacks(), Set.copyOf(books.callbacks()));
    comparison.withChannels(channels, books.log());
    return comparison.faults();
  }

  private String stateAtProvider(String reference) {
    URI address = URI.create(transfez.baseUrl() + "/transactions/" + reference + "/reference_id");
    HttpRequest question =
        HttpRequest.newBuilder(address).header("Authorization", transfez.apiKey()).build();
    try {
      HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
      Matcher state = STATE.matcher(answer.body());
      return state.find() ? state.group(1) : "none";
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the simulator does not answer", e);
    }
  }
}
