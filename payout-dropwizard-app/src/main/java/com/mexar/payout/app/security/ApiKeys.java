package com.mexar.payout.app.security;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The API keys, of which only SHA-256 digests are known. Keys are long and random, so a plain
 * digest is enough. Immutable.
 */
public final class ApiKeys {
  public static final ApiKeys NONE = new ApiKeys(List.of());

  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

  private final List<Entry> entries;

  private ApiKeys(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads lines {@code client role sha256-hex-of-key}; empty ones and those that begin with {@code
   * #} are passed over.
   *
   * @param faults is told the number of each line that is something else, and why
   */
  public static ApiKeys read(List<String> lines, BiConsumer<Integer, String> faults) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          entries.add(entry(line, entries));
        } catch (InvalidValueException e) {
          faults.accept(i + 1, String.valueOf(e.getMessage()));
        }
      }
    }
    return new ApiKeys(List.copyOf(entries));
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Whose key this is. Takes the same time for every key. */
  public Optional<Caller> find(String key) {
    byte[] digest = sha256(key);
    Optional<Caller> found = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(entry.digest, digest)) {
        found = Optional.of(entry.caller);
      }
    }
    return found;
  }

  private static Entry entry(String line, List<Entry> before) {
    String[] parts = line.split("\\s+");
    if (parts.length != 3) {
      throw new InvalidValueException("must be: client role sha256-hex-of-key");
    }
    Role role =
        Role.named(parts[1])
            .orElseThrow(
                () -> new InvalidValueException("role must be client, operator or auditor"));
    if (!DIGEST.matcher(parts[2]).matches()) {
      throw new InvalidValueException("key must be the 64 hexadecimal digits of its SHA-256");
    }
    byte[] digest = HexFormat.of().parseHex(parts[2]);
    if (before.stream().anyMatch(entry -> MessageDigest.isEqual(entry.digest, digest))) {
      throw new InvalidValueException("repeats the key of an earlier line");
    }
    return new Entry(new Caller(new ClientId(parts[0]), role), digest);
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared in constant time, never by equals
  private record Entry(Caller caller, byte[] digest) {}
}
