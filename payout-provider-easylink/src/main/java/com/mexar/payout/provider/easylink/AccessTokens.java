package com.mexar.payout.provider.easylink;

import com.mexar.payout.http.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The access token, kept until a tenth of its life is left. One thread fetches, others wait for
 * what it gets, a failure too, within their budget: however many ask, the provider is asked once.
 * Thread-safe.
 */
final class AccessTokens {
  private final Fetch fetch;
  private final InstantSource clock;
  private final Duration keep;
  private @Nullable Token current;
  private @Nullable CompletableFuture<Token> underWay;

  /** Asks the provider for a token. */
  interface Fetch {
    String token(Budget budget) throws NoTokenException;
  }

  /** A token and when it was asked for. */
  record Token(String value, Instant at) {
    @Override
    public String toString() {
      return "Token[redacted]";
    }
  }

  /** No token was to be had, so that nothing was sent. */
  static final class NoTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    NoTokenException(String why) {
      super(why);
    }
  }

  AccessTokens(Fetch fetch, InstantSource clock, Duration lifetime) {
    this.fetch = fetch;
    this.clock = clock;
    this.keep = lifetime.multipliedBy(9).dividedBy(10);
  }

  Token get(Budget budget) throws NoTokenException {
    CompletableFuture<Token> ours = new CompletableFuture<>();
    CompletableFuture<Token> earlier;
    synchronized (this) {
      Token known = current;
      if (known != null && isFresh(known)) {
        return known;
      }
      earlier = underWay;
      if (earlier == null) {
        underWay = ours;
      }
    }
    return earlier == null ? fetched(ours, budget) : awaited(earlier, budget);
  }

  /**
   * The provider does not take it any more; whoever comes later with the same one changes no other.
   */
  synchronized void drop(Token refused) {
    if (refused.equals(current)) {
      current = null;
    }
  }

  private Token fetched(CompletableFuture<Token> ours, Budget budget) throws NoTokenException {
    Token token = null;
    try {
      Instant asked = clock.instant();
      token = new Token(fetch.token(budget), asked);
      return token;
    } finally {
      synchronized (this) {
        current = token;
        underWay = null;
      }
      if (token == null) {
        ours.completeExceptionally(new NoTokenException("no access token was given"));
      } else {
        ours.complete(token);
      }
    }
  }

  private static Token awaited(CompletableFuture<Token> earlier, Budget budget)
      throws NoTokenException {
    try {
      return earlier.get(Math.max(budget.leftNanos(), 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NoTokenException("no access token was given in time");
    } catch (ExecutionException e) {
      throw new NoTokenException("no access token was given");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoTokenException("interrupted");
    }
  }

  /** A clock that was set back makes no token younger. */
  private boolean isFresh(Token token) {
    Duration age = Duration.between(token.at, clock.instant());
    return !age.isNegative() && age.compareTo(keep) < 0;
  }
}
