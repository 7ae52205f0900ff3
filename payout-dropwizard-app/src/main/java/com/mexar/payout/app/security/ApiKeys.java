package com.mexar.payout.app.security;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Who holds which API key, by the keys' digests. Whoever does not know a key cannot choose its
 * digest, so that nothing is to be learned from how long a look-up takes. Immutable.
 */
public final class ApiKeys {
  public static final ApiKeys NONE = new ApiKeys(Map.of());

  private final Map<KeyDigest, Caller> callers;

  private ApiKeys(Map<KeyDigest, Caller> callers) {
    this.callers = Map.copyOf(callers);
  }

  public static ApiKeys of(Map<KeyDigest, Caller> callers) {
    return new ApiKeys(callers);
  }

  /**
   * Reads lines {@code client role sha256-hex-of-key}; empty ones and those that begin with {@code
   * #} are passed over.
   *
   * @param faults is told the number of each line that is something else, and why
   */
  public static ApiKeys read(List<String> lines, BiConsumer<Integer, String> faults) {
    Map<KeyDigest, Caller> callers = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          enter(line, callers);
        } catch (InvalidValueException e) {
          faults.accept(i + 1, String.valueOf(e.getMessage()));
        }
      }
    }
    return new ApiKeys(callers);
  }

  public boolean isEmpty() {
    return callers.isEmpty();
  }

  /** Whose key this is. */
  public Optional<Caller> find(KeyDigest digest) {
    return Optional.ofNullable(callers.get(digest));
  }

  private static void enter(String line, Map<KeyDigest, Caller> callers) {
    String[] parts = line.split("\\s+");
    if (parts.length != 3) {
      throw new InvalidValueException("must be: client role sha256-hex-of-key");
    }
    Role role =
        Role.named(parts[1])
            .orElseThrow(
                () -> new InvalidValueException("role must be client, operator or auditor"));
    Caller caller = new Caller(new ClientId(parts[0]), role);
    if (callers.putIfAbsent(KeyDigest.parse(parts[2]), caller) != null) {
      throw new InvalidValueException("repeats the key of an earlier line");
    }
  }
}
