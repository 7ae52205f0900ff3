package com.mexar.payout.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.sandbox.Execution;
import com.mexar.payout.sandbox.Execution.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The stories one after the other, each with what it has proven, and the table at the end. */
final class Programme {

  private static final List<String> HEAD =
      List.of(
          "payout",
          "status",
          "attempts",
          "executed by TransfeZ",
          "executed by EasyLink",
          "events in Kafka");

  private final Storyteller teller;
  private final Stage stage;
  private final SwitchSight sight;
  private final Witness witness;
  private final Console console;
  private final List<Finding> missed = new ArrayList<>();
  private final List<List<String>> table = new ArrayList<>(List.of(HEAD));
  private int findings;

  Programme(Stage stage, Storyteller teller, SwitchSight sight, Witness witness, Console console) {
    this.teller = teller;
    this.stage = stage;
    this.sight = sight;
    this.witness = witness;
    this.console = console;
  }

  /**
   * Tells all stories.
   *
   * @return the id of the first payout
   */
  String tellAll() throws InterruptedException {
    Seen first = tell(Story.SUCCEEDS);
    tell(Story.DECLINED);
    tell(Story.CUT);
    tellRepeat(first);
    tellSwitch();
    console.line("");
    console.table(table);
    console.line("");
    if (missed.isEmpty()) {
      console.line(Colour.GREEN, "  All " + findings + " things that had to be seen were seen.");
    } else {
      console.line(Colour.RED, "  Not seen, " + missed.size() + " of " + findings + ":");
      missed.forEach(finding -> console.line(Colour.RED, "    " + finding.what()));
    }
    return first.id();
  }

  boolean allSeen() {
    return findings > 0 && missed.isEmpty();
  }

  private Seen tell(Story story) throws InterruptedException {
    console.heading(story.number() + "  " + story.title(), story.about());
    Seen seen = teller.tell(story);
    conclude(story.number(), Judge.judge(story, seen), story.proven() + foundOut(seen));
    table.add(line(teller.reference(story), seen));
    return seen;
  }

  private void tellRepeat(Seen first) throws InterruptedException {
    int number = Story.values().length + 1;
    console.heading(
        number + "  The first request, sent again", "same key, same content, as after a time-out");
    Answer again = teller.repeat(Story.SUCCEEDS, first);
    conclude(
        number,
        Judge.judgeRepeat(first, again, witness.gather(first.accepted())),
        "A client that is not sure may always repeat: the first answer comes back, and nothing"
            + " else happens.");
  }

  private void tellSwitch() throws InterruptedException {
    int number = Story.values().length + 2;
    console.heading(
        number + "  The regulator calls",
        "TransfeZ must not be used any more, from now on, with money in flight");
    for (SwitchPayout letter : SwitchPayout.values()) {
      console.line("     " + letter + "  " + letter.about());
    }
    console.line("");
    conclude(
        number,
        new SwitchChapter(new SwitchTeller(stage, witness, sight, console), sight).tell(),
        "One call took a provider out and one put another in. Money in flight was followed to its"
            + " end, what could not go waited and said why, and each of the five was executed once,"
            + " over both ledgers.");
    for (SwitchPayout letter : SwitchPayout.values()) {
      table.add(line(sight.reference(letter), sight.gather(letter)));
    }
  }

  private void conclude(int story, List<Finding> found, String proven) {
    findings += found.size();
    List<Finding> absent = found.stream().filter(finding -> !finding.seen()).toList();
    absent.forEach(
        finding -> missed.add(new Finding("story " + story + ": " + finding.what(), false)));
    if (absent.isEmpty()) {
      console.line(Colour.GREEN, "  Seen: " + proven);
    } else {
      String list = absent.stream().map(Finding::what).collect(Collectors.joining("; "));
      console.line(Colour.RED, "  Not seen: " + list);
    }
  }

  /** How the doubt ended, in the history's own words. */
  private static String foundOut(Seen seen) {
    for (JsonNode entry : seen.history()) {
      if (entry.path("from").asText().equals("IN_DOUBT")) {
        return String.format(
            " It found out by cause \"%s\": %s (history entry %d).",
            entry.path("cause").asText(),
            entry.path("evidence").asText(),
            entry.path("sequence").asLong());
      }
    }
    return "";
  }

  private static List<String> line(String reference, Seen seen) {
    int events = seen.events().size();
    String sequences =
        events == 0
            ? "none"
            : seen.events().get(0).sequence() + " to " + seen.events().get(events - 1).sequence();
    return List.of(
        reference,
        seen.status(),
        Integer.toString(seen.attempts()),
        executed(seen.executedBy(Provider.TRANSFEZ)),
        executed(seen.executedBy(Provider.EASYLINK)),
        sequences);
  }

  private static String executed(List<Execution> executions) {
    boolean returned = executions.stream().anyMatch(one -> one.outcome() == Outcome.RETURNED);
    return executions.isEmpty() ? "-" : executions.size() + (returned ? ", money back" : "");
  }
}
