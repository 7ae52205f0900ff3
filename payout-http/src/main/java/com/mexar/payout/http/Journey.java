package com.mexar.payout.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * How far one call came. OkHttp's events tell the phase, which only names the cause; what decides
 * between "surely not sent" and "maybe sent" is the {@link Gate}.
 */
final class Journey extends EventListener {
  private enum Phase {
    QUEUED,
    RESOLVING,
    CONNECTING,
    SECURING,
    AWAITING,
    ANSWERING
  }

  private final Gate gate;
  private final String host;
  private volatile Phase phase = Phase.QUEUED;
  private volatile boolean fresh;
  private volatile boolean stale;
  private volatile boolean tooLarge;
  private volatile @Nullable HttpAnswer answer;

  Journey(Gate gate, String host) {
    this.gate = gate;
    this.host = host;
  }

  Gate gate() {
    return gate;
  }

  /** True if this call made its own connection, rather than being given one from the pool. */
  boolean isFresh() {
    return fresh;
  }

  void foundStale() {
    stale = true;
  }

  /** True if the pooled connection was found dead before anything was written to it. */
  boolean isStale() {
    return stale;
  }

  void answerBegins() {
    phase = Phase.ANSWERING;
  }

  void answerTooLarge() {
    tooLarge = true;
  }

  void answered(HttpAnswer whole) {
    answer = whole;
  }

  /** The outcome, the call having ended with this failure (or none). */
  HttpOutcome outcome(IOException failure) {
    if (gate.shut()) {
      return new HttpOutcome.SurelyNotSent(
          notSentCause(failure), host + ": " + notSentText(failure));
    }
    HttpAnswer whole = answer;
    if (whole != null) {
      return new HttpOutcome.Answered(whole);
    }
    DoubtCause cause = doubtCause(failure);
    return new HttpOutcome.MaybeSent(cause, host + ": " + doubtText(cause));
  }

  /** The outcome for a caller who was interrupted and waits no longer. */
  HttpOutcome interrupted() {
    if (gate.shut()) {
      return new HttpOutcome.SurelyNotSent(NotSentCause.INTERRUPTED, host + ": interrupted");
    }
    HttpAnswer whole = answer;
    return whole == null
        ? new HttpOutcome.MaybeSent(DoubtCause.INTERRUPTED, host + ": interrupted")
        : new HttpOutcome.Answered(whole);
  }

  private NotSentCause notSentCause(IOException failure) {
    if (failure instanceof RefusedAddressException) {
      return NotSentCause.TARGET_REFUSED;
    }
    return switch (phase) {
      case QUEUED -> NotSentCause.NO_CAPACITY;
      case RESOLVING -> NotSentCause.NAME_RESOLUTION;
      case SECURING ->
          isAboutCertificate(failure) ? NotSentCause.TLS_CERTIFICATE : NotSentCause.TLS_HANDSHAKE;
      case CONNECTING, AWAITING, ANSWERING -> NotSentCause.CONNECT;
    };
  }

  private String notSentText(IOException failure) {
    if (failure instanceof RefusedAddressException) {
      return "address not allowed";
    }
    String text =
        switch (phase) {
          case QUEUED -> "no free permit";
          case RESOLVING -> "name not resolved";
          case SECURING ->
              isAboutCertificate(failure) ? "certificate not accepted" : "no TLS handshake";
          case CONNECTING, AWAITING, ANSWERING -> "not connected";
        };
    return failure instanceof InterruptedIOException ? text + " in time" : text;
  }

  private DoubtCause doubtCause(IOException failure) {
    if (tooLarge) {
      return DoubtCause.ANSWER_TOO_LARGE;
    }
    if (failure instanceof InterruptedIOException) {
      return DoubtCause.TIMED_OUT;
    }
    if (phase == Phase.ANSWERING || failure instanceof ProtocolException) {
      return DoubtCause.ANSWER_BROKEN;
    }
    return DoubtCause.CONNECTION_LOST;
  }

  private static String doubtText(DoubtCause cause) {
    return switch (cause) {
      case TIMED_OUT -> "no whole answer in time";
      case CONNECTION_LOST -> "connection lost before an answer";
      case ANSWER_BROKEN -> "answer broken off or not HTTP";
      case ANSWER_TOO_LARGE -> "answer above the limit";
      case INTERRUPTED -> "interrupted";
    };
  }

  private static boolean isAboutCertificate(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CertificateException || t instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void dnsStart(Call call, String domainName) {
    phase = Phase.RESOLVING;
  }

  @Override
  public void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    phase = Phase.CONNECTING;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    phase = Phase.CONNECTING;
  }

  @Override
  public void secureConnectStart(Call call) {
    phase = Phase.SECURING;
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    phase = Phase.AWAITING;
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    fresh = true;
    phase = Phase.AWAITING;
  }
}
