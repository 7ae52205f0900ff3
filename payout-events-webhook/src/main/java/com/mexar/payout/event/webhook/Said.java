package com.mexar.payout.event.webhook;

import com.mexar.payout.http.DoubtCause;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.NotSentCause;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver said to one try, as Standard Webhooks 1.0.0 reads it: 2xx alone is success, also
 * of those whose redirect is not followed.
 *
 * @param status of the answer; null where there was none
 * @param words for operators; of the answer nothing but its status
 * @param pause how long it wants to be left alone; null where it does not say
 * @param isOurs whether it was the gateway that ended the try, which says nothing of the receiver
 */
record Said(@Nullable Integer status, String words, @Nullable Duration pause, boolean isOurs) {
  private static final int GONE = 410;

  /** One that is overloaded and does not say for how long. */
  private static final Duration SLOW_DOWN = Duration.ofSeconds(5);

  /** A receiver must not stop its webhooks for ever by a slip. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  static Said of(HttpOutcome outcome, Instant now) {
    if (outcome instanceof HttpOutcome.Answered answered) {
      HttpAnswer answer = answered.answer();
      return new Said(answer.status(), words(answer.status()), pause(answer, now), false);
    }
    if (outcome instanceof HttpOutcome.SurelyNotSent notSent) {
      boolean isOurs =
          switch (notSent.cause()) {
            case NO_CAPACITY, INTERRUPTED, CLOSED -> true;
            case TARGET_REFUSED, NAME_RESOLUTION, CONNECT, TLS_HANDSHAKE, TLS_CERTIFICATE -> false;
          };
      return new Said(null, words(notSent.cause()), null, isOurs);
    }
    DoubtCause cause = ((HttpOutcome.MaybeSent) outcome).cause();
    return new Said(null, words(cause), null, cause == DoubtCause.INTERRUPTED);
  }

  /** A try that could not be made, for a reason that nobody has thought of. */
  static Said failed(Throwable failure) {
    return new Said(null, "failed with " + failure.getClass().getSimpleName(), null, false);
  }

  boolean isSuccess() {
    return status != null && status >= 200 && status < 300;
  }

  /** Whether a status says that the receiver is no more. */
  static boolean isGone(@Nullable Integer status) {
    return status != null && status == GONE;
  }

  private static @Nullable Duration pause(HttpAnswer answer, Instant now) {
    if (answer.status() < 300) {
      return null;
    }
    Duration asked = answer.header("Retry-After").map(text -> parsed(text, now)).orElse(null);
    if (asked != null) {
      return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }
    return switch (answer.status()) {
      case 429, 502, 504 -> SLOW_DOWN;
      default -> null;
    };
  }

  /** Seconds or a date (RFC 9110, 10.2.3); null where it is neither, or over. */
  private static @Nullable Duration parsed(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      long seconds = Long.parseLong(text);
      return seconds == 0 ? null : Duration.ofSeconds(seconds);
    }
    try {
      Instant until =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String words(int status) {
    if (status >= 300 && status < 400) {
      return "answered " + status + "; redirects are not followed";
    }
    return "answered " + status;
  }

  private static String words(NotSentCause cause) {
    return switch (cause) {
      case TARGET_REFUSED -> "not sent: the address is not one that may be called";
      case NAME_RESOLUTION -> "not sent: the host's name was not resolved";
      case CONNECT -> "not sent: no connection";
      case TLS_HANDSHAKE -> "not sent: no TLS connection";
      case TLS_CERTIFICATE -> "not sent: the certificate is not trusted, or of another host";
      case NO_CAPACITY, INTERRUPTED, CLOSED -> "not sent: the gateway was busy or stopping";
    };
  }

  private static String words(DoubtCause cause) {
    return switch (cause) {
      case TIMED_OUT -> "no whole answer in time";
      case CONNECTION_LOST -> "the connection broke before an answer";
      case ANSWER_BROKEN -> "the answer was cut off, or is not HTTP";
      case ANSWER_TOO_LARGE -> "the answer is larger than is read";
      case INTERRUPTED -> "the gateway was stopping";
    };
  }
}
