package com.mexar.payout.lifecycle;

import com.mexar.payout.domain.AttemptOutcome;
import com.mexar.payout.domain.EvidenceKind;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.TaskKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** The status table as a page for people: {@code docs/lifecycle.md}. */
final class LifecyclePage {
  private static final String INTRO =
      """
      # The life of a payout

      <!-- Printed from the status table by LifecyclePageTest. Change the table, then run:
           mvn -pl payout-core test -Dtest=LifecyclePageTest -Dlifecycle.write=true -->

      A payout is one instruction to pay one beneficiary one amount. It is carried out by *attempts*: at
      most one is open at a time, and the next is opened only when every earlier one is proven not to have
      been executed. What a provider says of an attempt, in an answer, an inquiry or a callback, is
      *evidence*, and these tables say what each piece of evidence does.

      What a caller may rely on:

      - **`PAID`, `FAILED`, `RETURNED` and `CANCELLED` are final.** The one machine-made way out of them is
        from `PAID` to `RETURNED`. Do not pay again before one of the other three is reached.
      - **`IN_DOUBT` is no failure.** The money may have moved. The gateway asks until it knows.
      - **`FAILED` and `CANCELLED` mean proven**: no attempt was executed, and none can be any more.
      - An event `payout.contradiction` says that a provider's later word excludes what was settled. The
        status stays as it is until two operators have decided, which `payout.corrected` announces: the one
        way in which a final status other than `PAID` ever changes.

      """;

  private static final String FOR_CALLERS =
      """
      What each status means to whoever asked for the payout, what may still follow (printed from the
      moves below), and what to do. Go by `status` alone; `reason` says why, for people.

      """;

  private static final String BESIDES =
      """

      Besides the status:

      | member | meaning | what to do |
      |---|---|---|
      | `waitingFor` | an accepted payout cannot go on now, for this reason and since then | nothing; cancel where it takes too long |
      | `cancelRequested` | the wish to cancel is kept, and is no promise: `PAID` may still come | wait for the end |
      | `openContradictions` above zero | a provider's word excludes what is settled, two operators will decide, and `payout.corrected` will tell | do not pay again meanwhile, whatever the status |
      | 503, or no answer at all | it is not known whether the payout was accepted | repeat with the same key and the same reference, never with new ones |

      A request that is repeated is answered as it was the first time, so it shows the payout as it was
      accepted; `GET` shows it as it is.

      """;

  private static final String FOR_OPERATORS =
      """
      Two operators may say what became of an attempt: one proposes a *resolution*, another approves it. It
      counts only if the payout has not moved since it was proposed, and then is evidence like any other:

      | of which attempt | they say | what happens |
      |---|---|---|
      | open | paid, returned | `PAID`, `RETURNED` |
      | open, and its last call has surely ended | unexecuted | `CANCELLED` where that was wished; else another attempt where `retry` allows it; else `FAILED` |
      | of an accepted payout | unexecuted | the contradiction is dismissed; another attempt where `retry` allows it, which counts against no bound; else `FAILED` |
      | closed, while another one is open | unexecuted | the contradiction is dismissed, and the open one goes on |
      | of a final payout that is contradicted | any | the status that follows from its attempts, announced as `payout.corrected` |
      | of a final payout that is paid | returned | `RETURNED` |

      Refused are: a second attempt that was executed while one stands, a retry after the payout's end, and
      anything about a payout whose step is under way.

      What waits for an operator is a *task*. It is closed by the change that leaves nothing to look into.

      """;

  private static final Map<PayoutStatus, String> MEANING = meanings();

  private LifecyclePage() {}

  static String print() {
    return INTRO
        + "## The statuses\n\n"
        + statuses()
        + "\n## For callers\n\n"
        + FOR_CALLERS
        + callers()
        + BESIDES
        + "\n## The moves\n\n"
        + diagram()
        + "\nWhere a move from one of the four statuses with an open attempt follows proof, the class of the\n"
        + "refusal and the client's wish to cancel decide which of the three it is.\n"
        + "\n## Evidence on the open attempt\n\n"
        + open()
        + "\n## Evidence on an attempt that is settled\n\n"
        + settled()
        + "\n## What the words mean\n\n"
        + legend()
        + "\n## When operators decide\n\n"
        + FOR_OPERATORS
        + tasks();
  }

  private static String statuses() {
    StringBuilder page = new StringBuilder("| status | meaning | final |\n|---|---|---|\n");
    for (PayoutStatus status : PayoutStatus.values()) {
      row(page, code(status), MEANING.get(status), status.isFinal() ? "yes" : "no");
    }
    return page.toString();
  }

  private static String callers() {
    StringBuilder page =
        new StringBuilder("| status | to you | may follow | what to do |\n|---|---|---|---|\n");
    for (PayoutStatus status : PayoutStatus.values()) {
      row(page, code(status), toCallers(status), following(status), advice(status));
    }
    return page.toString();
  }

  private static String toCallers(PayoutStatus status) {
    return switch (status) {
      case ACCEPTED -> "we have it, and it cannot get lost; no money has moved";
      case SUBMITTING, PENDING -> "it is on its way";
      case IN_DOUBT -> "the money may or may not have moved, and we are finding out";
      case ON_HOLD -> "somebody must act before it goes on";
      case PAID -> "the beneficiary has the money, as the provider says";
      case FAILED -> "the money has not moved and will not";
      case RETURNED -> "the money was sent and came back";
      case CANCELLED -> "withdrawn as you wished; the money has not moved and will not";
    };
  }

  private static String advice(PayoutStatus status) {
    return switch (status) {
      case ACCEPTED -> "wait; cancelling takes effect at once";
      case SUBMITTING, PENDING -> "wait; a wish to cancel is kept, and may come too late";
      case IN_DOUBT -> "wait, and never pay again in its place";
      case ON_HOLD -> "wait; where the recipient must act, tell them";
      case PAID -> "done; be ready for `RETURNED`";
      case FAILED, RETURNED, CANCELLED ->
          "decide anew: the reference is used up, another try is a new payout";
    };
  }

  /** Every status that a move leads to from here. */
  private static String following(PayoutStatus from) {
    Set<PayoutStatus> following = EnumSet.noneOf(PayoutStatus.class);
    for (Command command : Command.values()) {
      Lifecycle.on(from, command).ifPresent(following::add);
    }
    for (EvidenceKind kind : EvidenceKind.values()) {
      for (AttemptOutcome outcome : AttemptOutcome.values()) {
        following.addAll(targets(from, Lifecycle.on(from, kind, outcome)));
      }
    }
    following.remove(from);
    return following.isEmpty()
        ? "nothing"
        : String.join(", ", following.stream().map(LifecyclePage::code).toList());
  }

  private static String diagram() {
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    arrow(arrows, "[*]", PayoutStatus.ACCEPTED.name(), "accepted");
    for (Command command : Command.values()) {
      for (PayoutStatus from : PayoutStatus.values()) {
        Lifecycle.on(from, command)
            .ifPresent(to -> arrow(arrows, from.name(), to.name(), word(command)));
      }
    }
    for (PayoutStatus from : PayoutStatus.values()) {
      for (EvidenceKind kind : EvidenceKind.values()) {
        for (AttemptOutcome outcome : AttemptOutcome.values()) {
          for (PayoutStatus to : targets(from, Lifecycle.on(from, kind, outcome))) {
            if (from != to) {
              arrow(arrows, from.name(), to.name(), word(kind));
            }
          }
        }
      }
    }
    for (PayoutStatus status : PayoutStatus.values()) {
      if (status.isFinal()) {
        arrows.put(status + " --> [*]", Set.of());
      }
    }
    StringBuilder page = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    arrows.forEach(
        (arrow, causes) -> {
          page.append("    ").append(arrow);
          if (!causes.isEmpty()) {
            page.append(" : ").append(String.join(", ", causes));
          }
          page.append('\n');
        });
    return page.append("```\n").toString();
  }

  /** What a ruling can lead to, that which more than the table's key decides included. */
  private static List<PayoutStatus> targets(PayoutStatus from, Ruling ruling) {
    return switch (ruling.effect()) {
      case MOVE -> ruling.to() == null ? List.of() : List.of(ruling.to());
      case CONTINUE -> List.of(PayoutStatus.SUBMITTING);
      case CLOSE -> List.of(PayoutStatus.ACCEPTED, PayoutStatus.FAILED, PayoutStatus.CANCELLED);
      case DOUBT -> List.of(PayoutStatus.IN_DOUBT);
      case FORGOTTEN, REPEATED, STALE, FITS, CONTRADICTION, IMPOSSIBLE -> List.of(from);
    };
  }

  private static void arrow(Map<String, Set<String>> arrows, String from, String to, String cause) {
    arrows.computeIfAbsent(from + " --> " + to, key -> new LinkedHashSet<>()).add(cause);
  }

  private static String open() {
    List<PayoutStatus> columns = new ArrayList<>();
    for (PayoutStatus status : PayoutStatus.values()) {
      if (status.hasOpenAttempt()) {
        columns.add(status);
      }
    }
    StringBuilder page = new StringBuilder();
    heading(page, columns.stream().map(LifecyclePage::code).toList());
    for (EvidenceKind kind : EvidenceKind.values()) {
      List<String> cells = new ArrayList<>(List.of(word(kind)));
      for (PayoutStatus status : columns) {
        cells.add(cell(Lifecycle.on(status, kind, AttemptOutcome.OPEN)));
      }
      row(page, cells.toArray(String[]::new));
    }
    return page.toString();
  }

  /** Statuses whose columns are equal stand together. */
  private static String settled() {
    Map<List<String>, Set<String>> columns = new LinkedHashMap<>();
    for (AttemptOutcome outcome : AttemptOutcome.values()) {
      for (PayoutStatus status : PayoutStatus.values()) {
        if (outcome != AttemptOutcome.OPEN && Lifecycle.isPossible(status, outcome)) {
          List<String> cells = new ArrayList<>(List.of(word(outcome)));
          for (EvidenceKind kind : EvidenceKind.values()) {
            cells.add(cell(Lifecycle.on(status, kind, outcome)));
          }
          columns.computeIfAbsent(cells, key -> new LinkedHashSet<>()).add(code(status));
        }
      }
    }
    StringBuilder page = new StringBuilder();
    List<String> heads = new ArrayList<>();
    columns.forEach(
        (cells, statuses) ->
            heads.add("attempt " + cells.get(0) + ", payout " + String.join(", ", statuses)));
    heading(page, heads);
    for (EvidenceKind kind : EvidenceKind.values()) {
      List<String> cells = new ArrayList<>(List.of(word(kind)));
      columns.keySet().forEach(column -> cells.add(column.get(kind.ordinal() + 1)));
      row(page, cells.toArray(String[]::new));
    }
    return page.toString();
  }

  private static String legend() {
    StringBuilder page = new StringBuilder("| word | meaning |\n|---|---|\n");
    for (Effect effect : Effect.values()) {
      if (effect != Effect.MOVE && effect != Effect.IMPOSSIBLE) {
        row(page, word(effect), effect.meaning());
      }
    }
    return page.toString();
  }

  private static String tasks() {
    StringBuilder page = new StringBuilder("| task | what to do |\n|---|---|\n");
    for (TaskKind kind : TaskKind.values()) {
      row(page, "`" + kind + "`", kind.asked());
    }
    return page.toString();
  }

  private static String cell(Ruling ruling) {
    return ruling.to() == null ? word(ruling.effect()) : "→ " + code(ruling.to());
  }

  private static void heading(StringBuilder page, List<String> columns) {
    List<String> cells = new ArrayList<>(List.of("evidence"));
    cells.addAll(columns);
    row(page, cells.toArray(String[]::new));
    page.append("|---".repeat(cells.size())).append("|\n");
  }

  private static void row(StringBuilder page, String... cells) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
    for (String cell : cells) {
      row.add(cell);
    }
    page.append(row);
  }

  private static String code(PayoutStatus status) {
    return "`" + status + "`";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Map<PayoutStatus, String> meanings() {
    Map<PayoutStatus, String> meanings = new LinkedHashMap<>();
    for (PayoutStatus status : PayoutStatus.values()) {
      meanings.put(
          status,
          switch (status) {
            case ACCEPTED -> "durable here, no attempt is open; may be waiting, with the reason";
            case SUBMITTING -> "an attempt is open, and a step of it may be under way";
            case IN_DOUBT -> "an attempt is open, and may or may not have been executed";
            case PENDING -> "the provider has it and works on it";
            case ON_HOLD -> "the provider, its compliance or the recipient must act";
            case PAID -> "the provider says that the beneficiary was paid; a return may follow";
            case FAILED -> "every attempt is proven unexecuted, and none will follow";
            case RETURNED -> "executed, and the money came back";
            case CANCELLED -> "withdrawn, every attempt proven unexecuted";
          });
    }
    return meanings;
  }
}
