package com.mexar.payout.sandbox.demo;

/** The simulated providers, in the gateway's order of preference. */
enum Provider {
  TRANSFEZ("TransfeZ", "transfez", "confirm", "completed", ProviderState.ACTIVE),
  EASYLINK("EasyLink", "easylink", "create", "7", ProviderState.SUSPENDED);

  private final String label;
  private final String key;
  private final String executing;
  private final String paid;
  private final ProviderState first;

  Provider(String label, String key, String executing, String paid, ProviderState first) {
    this.label = label;
    this.key = key;
    this.executing = executing;
    this.paid = paid;
    this.first = first;
  }

  /** As people call it. */
  String label() {
    return label;
  }

  /** As settings and the API call it. */
  String key() {
    return key;
  }

  /** Its call that moves the money. */
  String executing() {
    return executing;
  }

  /** Its word for paid in callbacks. */
  String paid() {
    return paid;
  }

  /** What it is when a demo begins. */
  ProviderState first() {
    return first;
  }
}
