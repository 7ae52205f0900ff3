package com.mexar.payout.http;

/** Why nothing of a request left this process; see {@link HttpOutcome.SurelyNotSent}. */
public enum NotSentCause {
  /** Our own rules: scheme, address that is not allowed, or a target outside the base address. */
  TARGET_REFUSED,
  /** The host's name was not resolved, or not in time. */
  NAME_RESOLUTION,
  /** No TCP connection came about. */
  CONNECT,
  /** A TCP connection, but no common ground in TLS. */
  TLS_HANDSHAKE,
  /** The server's certificate: expired, not trusted, not pinned, or of another host. */
  TLS_CERTIFICATE,
  /** All permits for calls at one time were taken until the time of the call was over. */
  NO_CAPACITY,
  /** The calling thread was interrupted before anything left; its interrupt flag is set. */
  INTERRUPTED,
  /** The client was closed. */
  CLOSED
}
