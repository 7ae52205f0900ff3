package com.mexar.payout.sandbox;

/** What a magic account makes a simulator do. */
public sealed interface Behaviour {

  /** What happens, in words for the table of magic accounts. */
  String what();

  /** Executed, then declined by the bank with this code; the money comes back. */
  record Declines(int code) implements Behaviour {
    @Override
    public String what() {
      return "executed, submitted, then declined with code " + code + "; the money comes back";
    }
  }

  /** Refused, not executed. */
  record Refuses(Refusal refusal) implements Behaviour {
    @Override
    public String what() {
      return refusal.what();
    }
  }

  /** A call of one step breaks: the first for each reference, or each. */
  record Breaks(Step step, Fault fault, boolean always) implements Behaviour {
    @Override
    public String what() {
      String which =
          switch (step) {
            case DRAFT -> "draft";
            case CONFIRM -> "confirm";
            case CANCEL -> "cancel";
            case INQUIRY -> "inquiry";
            case ACCOUNT_INQUIRY -> "account inquiry";
            case BALANCE -> "balance";
            case LIST -> "list";
            case TOKEN -> "access token";
            case OTHER -> "other call";
          };
      return (always ? "every " : "first ") + which + ": " + fault.what();
    }
  }

  /** Executed, with an unusual life afterwards. */
  record Lives(Life life) implements Behaviour {
    @Override
    public String what() {
      return "executed; " + life.what();
    }
  }

  /** Executed, with unusual callbacks. */
  record Calls(CallbackQuirk quirk) implements Behaviour {
    @Override
    public String what() {
      return quirk.what();
    }
  }
}
