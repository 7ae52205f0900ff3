package com.mexar.payout.http;

/**
 * What came of one call: exactly one of a whole answer, the certainty that nothing of the request
 * left, or doubt. Whatever is not provably one of the first two is {@link MaybeSent}.
 *
 * <p>Texts are safe to log: a short phrase and the host, never a path, query, header or body.
 */
public sealed interface HttpOutcome {

  /** A whole answer, of any status: redirects, 4xx and 5xx too are answers. */
  record Answered(HttpAnswer answer) implements HttpOutcome {}

  /**
   * No byte of the request was handed to the network, and none will be. Speaks of this call alone,
   * not of an earlier one with the same content.
   */
  record SurelyNotSent(NotSentCause cause, String text) implements HttpOutcome {}

  /** The server may have received and executed the request, and may still do so. */
  record MaybeSent(DoubtCause cause, String text) implements HttpOutcome {}
}
