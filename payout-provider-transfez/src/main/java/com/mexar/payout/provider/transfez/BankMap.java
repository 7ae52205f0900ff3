package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The gateway's bank codes and the provider's short names of payers: lines {@code ID.bca=bca}. What
 * is not listed cannot be served; nothing is ever guessed from a name. Immutable.
 */
final class BankMap {
  private static final String RESOURCE = "transfez-banks.properties";
  private static final Pattern KEY = Pattern.compile("[A-Z]{2}\\.[a-z0-9_-]{1,32}");

  private final Map<String, String> payers;

  private BankMap(Map<String, String> payers) {
    this.payers = Map.copyOf(payers);
  }

  /** The map that comes with the plug-in. */
  static BankMap builtIn() {
    InputStream resource = BankMap.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("missing in this jar: " + RESOURCE);
    }
    try (Reader reader = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      return new BankMap(Map.of()).with(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The built-in map, changed by an operator's file: a line adds or changes, an empty value takes
   * away.
   *
   * @throws IllegalArgumentException if the file cannot be read or a line has another shape
   */
  static BankMap overlaidBy(String file) {
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      return builtIn().with(reader);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidValueException("names a file that cannot be read");
    }
  }

  /** The short name of the payer, or empty where the bank cannot be served. */
  Optional<String> payer(CountryCode country, String bankCode) {
    return Optional.ofNullable(payers.get(country + "." + bankCode));
  }

  private BankMap with(Reader lines) throws IOException {
    Properties read = new Properties();
    read.load(lines);
    Map<String, String> merged = new HashMap<>(payers);
    for (String key : read.stringPropertyNames()) {
      String payer = read.getProperty(key).strip();
      if (!KEY.matcher(key).matches()) {
        throw new InvalidValueException(
            "names a file with a key that is not COUNTRY.bank-code, such as ID.bca");
      }
      if (payer.isEmpty()) {
        merged.remove(key);
      } else {
        merged.put(key, payer);
      }
    }
    return new BankMap(merged);
  }
}
