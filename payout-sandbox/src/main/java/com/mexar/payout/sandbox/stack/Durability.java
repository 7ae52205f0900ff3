package com.mexar.payout.sandbox.stack;

/** What a commit is worth on a local PostgreSQL, as lines of its configuration. */
enum Durability {
  /** A commit has reached the disk when it is answered: what holds people's money. */
  FSYNC_ON(
      """
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      shared_buffers = 128MB
      """),

  /**
   * A commit outlives a crash of the server, so that tests can crash it, but not one of the
   * machine: for databases that are thrown away anyway.
   */
  FSYNC_OFF_FOR_TESTS(
      """
      fsync = off
      synchronous_commit = on
      full_page_writes = off
      shared_buffers = 64MB
      """);

  private final String settings;

  Durability(String settings) {
    this.settings = settings;
  }

  String settings() {
    return settings;
  }
}
