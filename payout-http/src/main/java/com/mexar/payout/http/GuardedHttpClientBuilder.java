package com.mexar.payout.http;

import com.mexar.payout.domain.InvalidValueException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@link GuardedHttpClient}. Every setter refuses a value out of bounds with an
 * {@link IllegalArgumentException}. Not safe for several threads.
 */
public final class GuardedHttpClientBuilder {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Nullable URI baseUri;
  Duration connectTimeout = Duration.ofSeconds(3);
  Duration callTimeout = Duration.ofSeconds(10);
  long maxAnswerBytes = 1 << 20;
  boolean headAlone;
  boolean allowInsecureLoopback;
  boolean publicAddressesOnly;
  int maxConcurrentCalls = 32;
  int maxIdleConnections = 32;
  Duration idleKeepAlive = Duration.ofSeconds(30);
  String userAgent = "mexar-payout-gateway";
  @Nullable SSLSocketFactory sslSocketFactory;
  @Nullable X509TrustManager trustManager;
  @Nullable List<X509Certificate> authorities;
  @Nullable ClientIdentity identity;
  List<String> pins = List.of();
  NameResolver resolver = host -> List.of(InetAddress.getAllByName(host));

  GuardedHttpClientBuilder() {}

  /**
   * The address that every call of this client stays below: targets are then relative, a target
   * elsewhere is refused. Without one, every call names its absolute target.
   */
  public GuardedHttpClientBuilder baseUri(URI uri) {
    this.baseUri = uri;
    return this;
  }

  /** How long one TCP connect may take; default 3 s. */
  public GuardedHttpClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout);
    return this;
  }

  /** How long a call may take from execute to the last byte of the answer; default 10 s. */
  public GuardedHttpClientBuilder callTimeout(Duration timeout) {
    this.callTimeout = positive(timeout);
    return this;
  }

  /** The longest body that is read, unpacked; 1 byte to 64 MiB, default 1 MiB. */
  public GuardedHttpClientBuilder maxAnswerBytes(long bytes) {
    if (bytes < 1 || bytes > (64 << 20)) {
      throw new IllegalArgumentException("max answer bytes out of bounds: " + bytes);
    }
    this.maxAnswerBytes = bytes;
    return this;
  }

  /**
   * Takes status and headers for the whole answer, for callers that look at nothing else: its body
   * is dropped, and may be too long, slow or cut off. Off by default.
   */
  public GuardedHttpClientBuilder answersByHeadAlone(boolean alone) {
    this.headAlone = alone;
    return this;
  }

  /** Permits http to loopback addresses; off by default, and nowhere else ever. */
  public GuardedHttpClientBuilder allowInsecureLoopback(boolean allow) {
    this.allowInsecureLoopback = allow;
    return this;
  }

  /**
   * Refuses every address that is not a public server's, checked on the address connected to,
   * against rebinding; off by default. Loopback stays allowed with {@link #allowInsecureLoopback}.
   */
  public GuardedHttpClientBuilder publicAddressesOnly(boolean only) {
    this.publicAddressesOnly = only;
    return this;
  }

  /** Calls at one time; further ones wait within their call time-out. 1 to 10000, default 32. */
  public GuardedHttpClientBuilder maxConcurrentCalls(int calls) {
    this.maxConcurrentCalls = between(1, calls);
    return this;
  }

  /** Idle connections kept for reuse; 0 (every call its own connection) to 10000, default 32. */
  public GuardedHttpClientBuilder maxIdleConnections(int connections) {
    this.maxIdleConnections = between(0, connections);
    return this;
  }

  /**
   * How long an idle connection is kept, default 30 s. The longer, the more often a request meets a
   * connection that the server is just closing, which is doubt.
   */
  public GuardedHttpClientBuilder idleKeepAlive(Duration time) {
    this.idleKeepAlive = positive(time);
    return this;
  }

  /** What we call ourselves; printable ASCII. */
  public GuardedHttpClientBuilder userAgent(String name) {
    if (!name.matches("[\\x21-\\x7e][\\x20-\\x7e]{0,127}")) {
      throw new IllegalArgumentException("user agent cannot be sent");
    }
    this.userAgent = name;
    return this;
  }

  /**
   * Trust other than the platform's; the trust manager must be the one behind the sockets. Excludes
   * authorities and an identity, which the sockets have of their own.
   */
  public GuardedHttpClientBuilder trust(SSLSocketFactory sockets, X509TrustManager manager) {
    this.sslSocketFactory = sockets;
    this.trustManager = manager;
    return this;
  }

  /**
   * Trusts the certificates of this PEM file alone, in place of the platform's authorities.
   *
   * @throws InvalidValueException if it holds none
   */
  public GuardedHttpClientBuilder authorities(Path file) {
    return authorities(PemCertificates.read(file));
  }

  GuardedHttpClientBuilder authorities(List<X509Certificate> certificates) {
    this.authorities = certificates;
    return this;
  }

  /** Shows this certificate to servers that ask for one. */
  public GuardedHttpClientBuilder identity(ClientIdentity client) {
    this.identity = client;
    return this;
  }

  /**
   * Demands of the base address's server, beside all else, that one of its certificates has one of
   * these keys: {@code sha256/} and the base64 of the SHA-256 of its SubjectPublicKeyInfo (RFC
   * 7469, 2.4). Pin a second key, kept apart: a server that changes to one that is not pinned
   * cannot be reached. Needs a base address.
   *
   * @throws InvalidValueException if one has another form
   */
  public GuardedHttpClientBuilder pins(List<String> pins) {
    pins.forEach(GuardedHttpClientBuilder::requirePin);
    this.pins = List.copyOf(pins);
    return this;
  }

  static void requirePin(String pin) {
    if (!pin.matches("sha256/[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=")) {
      throw new InvalidValueException("must be pins of the form sha256/ and 32 bytes in base64");
    }
  }

  GuardedHttpClientBuilder resolver(NameResolver names) {
    this.resolver = names;
    return this;
  }

  /**
   * @throws IllegalArgumentException if the base address is not one that may be called, such as
   *     http to another machine, or if options exclude each other; the text repeats none of them
   */
  public GuardedHttpClient build() {
    if (sslSocketFactory != null && (authorities != null || identity != null)) {
      throw new IllegalArgumentException("sockets exclude authorities and an identity");
    }
    if (baseUri == null && !pins.isEmpty()) {
      throw new IllegalArgumentException("pins need a base address");
    }
    return new GuardedHttpClient(this);
  }

  private static Duration positive(Duration duration) {
    if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("duration out of bounds: " + duration);
    }
    return duration;
  }

  private static int between(int least, int value) {
    if (value < least || value > 10_000) {
      throw new IllegalArgumentException("number out of bounds: " + value);
    }
    return value;
  }
}
