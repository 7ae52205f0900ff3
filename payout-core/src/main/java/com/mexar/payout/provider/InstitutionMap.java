package com.mexar.payout.provider;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.settings.MapFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The gateway's codes of banks and wallets, by country, and what one provider calls them: lines
 * {@code ID.bank.bca=name}. A plug-in brings such a map as a resource, and an operator may lay a
 * file over it. What is not listed cannot be served; nothing is ever guessed from a name.
 * Immutable.
 */
public final class InstitutionMap {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<key>[A-Z]{2}\\.(bank|wallet)\\.[a-z0-9_-]{1,32})\\s*=(?<value>[^#]{0,100})");
  private static final String EXAMPLE = "ID.bank.bca=name or ID.wallet.ovo=name";

  private final Map<String, String> names;

  private InstitutionMap(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /**
   * The map that comes with a plug-in.
   *
   * @param plugin the class beside which the resource lies in the jar, in UTF-8
   * @throws IllegalStateException if there is no such resource
   */
  public static InstitutionMap of(Class<?> plugin, String resource) {
    InputStream stream = plugin.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("missing in this jar: " + resource);
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new InstitutionMap(MapFile.parse(reader.lines().toList(), LINE, EXAMPLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This map, changed by an operator's file: a line adds or changes, an empty value takes away.
   *
   * @throws InvalidValueException if the file cannot be read, a line has another shape, or two
   *     lines speak of one code
   */
  public InstitutionMap overlaidBy(String file) {
    Map<String, String> merged = new HashMap<>(names);
    merged.putAll(MapFile.read(file, LINE, EXAMPLE));
    merged.values().removeIf(String::isEmpty);
    return new InstitutionMap(merged);
  }

  /** What the provider calls it, or empty where the bank or wallet cannot be served. */
  public Optional<String> name(CountryCode country, Account account) {
    return Optional.ofNullable(
        names.get(prefix(country, account.method()) + account.institution()));
  }

  /** All that can be served in a country, sorted. */
  public List<Institution> in(CountryCode country) {
    return Stream.of(PayoutMethod.values())
        .flatMap(
            method -> {
              String prefix = prefix(country, method);
              return names.keySet().stream()
                  .filter(key -> key.startsWith(prefix))
                  .map(key -> new Institution(method, key.substring(prefix.length())));
            })
        .sorted()
        .toList();
  }

  private static String prefix(CountryCode country, PayoutMethod method) {
    return country + "." + method.name().toLowerCase(Locale.ROOT) + ".";
  }
}
