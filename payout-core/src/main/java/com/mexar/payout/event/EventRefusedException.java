package com.mexar.payout.event;

/**
 * The destination will not take one event of the batch as it is, such as one that is too large for
 * it, however often it comes. Of that event's payout none that follows was published; of other
 * payouts any may have been. Not for what an operator's change to the whole channel would cure,
 * such as a missing topic or right: that fails for every event, and is tried again.
 */
public final class EventRefusedException extends ChannelException {
  private static final long serialVersionUID = 1L;

  private final long position;

  /**
   * @param position of the refused event in the log
   */
  public EventRefusedException(String message, long position, Throwable cause) {
    super(message, cause);
    this.position = position;
  }

  public long position() {
    return position;
  }
}
