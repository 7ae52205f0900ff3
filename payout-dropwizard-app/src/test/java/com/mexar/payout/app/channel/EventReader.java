package com.mexar.payout.app.channel;

import java.util.List;

/** Reads one channel as its subscribers do. What is not as published fails at once. */
interface EventReader extends AutoCloseable {

  /** What came since it was asked last, of each payout in the order of its arrival. */
  List<Told> read() throws Exception;
}
