package com.mexar.payout.testkit.simulation;

/**
 * What goes wrong. The second figure says how much more rarely than its taste: a host makes some
 * hundred statements for each payout.
 */
enum Fault {
  HOST_DIES("a host dies", 1),
  HOST_DIES_AT_STATEMENT("a host dies at a statement", 60),
  HOST_DIES_AFTER_COMMIT("a host dies after a commit", 60),
  HOST_STANDS_STILL("a host stands still", 1),
  HOST_CLOCK_JUMPS("a host's clock jumps", 1),
  STORE_CLOCK_JUMPS("the store's clock jumps", 1),
  STATEMENT_SLOW("a statement is slow", 40),
  CONNECTION_DIES("a connection dies", 60),
  COMMIT_SLOW("a commit is slow", 30),
  COMMIT_FAILS("a commit fails", 60),
  COMMIT_ANSWER_LOST("a commit's answer is lost", 60),
  COMMIT_ANSWER_LATE("a commit's answer is late", 30),

  STEP_NOT_SENT("a step is not sent", 1),
  STEP_REFUSED("a step is refused before the provider looks at it", 1),
  STEP_LOST("a step is lost before its effect", 1),
  STEP_ANSWER_LOST("a step's answer is lost", 1),
  STEP_LATE("a step is late", 1),
  STEP_ANSWER_LATE("a step's answer is late", 1),
  PLUG_IN_THROWS("a plug-in throws", 1),
  INQUIRY_LOST("an inquiry is lost", 1),
  INQUIRY_ANSWER_LOST("an inquiry's answer is lost", 1),
  INQUIRY_LATE("an inquiry is late", 1),
  INQUIRY_ANSWER_LATE("an inquiry's answer is late", 1),
  CANCEL_LOST("a cancellation is lost", 1),
  CANCEL_ANSWER_LOST("a cancellation's answer is lost", 1),
  CANCEL_LATE("a cancellation is late", 1),
  CANCEL_ANSWER_LATE("a cancellation's answer is late", 1),

  BLIND_INQUIRIES("a provider does not find what it executed for a while", 1),
  OLD_COPY("an inquiry is answered from an old copy", 1),
  FORGETS("a provider forgets what it had acknowledged", 2),
  FAILED_UNPROVEN("a failure that proves nothing", 1),
  PAID_SAID_FAILED("a payment that is said to have failed", 2),
  OTHER_TERMS("a provider takes up other terms than ours", 6),
  OTHER_TRANSACTION("news of another transaction", 10),
  DRAFT_DIES("a draft dies by itself", 4),
  PRICE_TOO_HIGH("a draft costs more than is allowed", 4),
  LIE("a provider lies", 1),
  UNPRICED("a draft without a price", 4),
  BLIND_AFTER_CONFIRM("a confirmed draft is not found for a while", 1),

  CALLBACK_LOST("a callback is lost", 1),
  CALLBACK_REPEATED("a callback is repeated", 1),
  CALLBACK_FORGED("a callback is forged", 1),
  CALLBACK_MISREAD("a plug-in throws at a callback", 2),

  CHANNEL_DOWN("a channel is down", 1),
  CHANNEL_FAILS_AMID("a channel fails amid a batch", 1),
  CHANNEL_ANSWER_LOST("a channel's acknowledgement is lost", 1),
  EVENT_REFUSED("an event is refused for good", 20),

  STATE_SET("an operator sets a provider's state", 1);

  private final String what;
  private final int rarely;

  Fault(String what, int rarely) {
    this.what = what;
    this.rarely = rarely;
  }

  int rarely() {
    return rarely;
  }

  @Override
  public String toString() {
    return what;
  }
}
