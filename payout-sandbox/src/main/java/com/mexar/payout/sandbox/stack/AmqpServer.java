package com.mexar.payout.sandbox.stack;

/** One kind of broker for AMQP 0-9-1, in a folder of its own. Used by one thread at a time. */
interface AmqpServer {

  /** Starts the process on what an earlier one left in the folder; it is not ready yet. */
  ProcessHandle launch(int port);

  /** Whether what was launched lets clients work. */
  boolean isReady(int port);

  /** From now on messages that are longer are refused on connections that are made. */
  void takeAtMost(int bytes);

  /** Raises or lifts the alarm under which the broker takes nothing. */
  void alarm(boolean raised);

  /** Lets in a user, whose password is the name, with these rights, as patterns of names. */
  void permit(String user, String configure, String write);

  /** Ends what else was started. */
  void close();
}
