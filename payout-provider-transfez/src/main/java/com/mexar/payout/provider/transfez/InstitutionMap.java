package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Account;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutMethod;
import com.mexar.payout.provider.Institution;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The gateway's codes of banks and wallets and the provider's short names of payers: lines {@code
 * ID.bank.bca=bca}. What is not listed cannot be served; nothing is ever guessed from a name.
 * Immutable.
 */
final class InstitutionMap {
  static final CountryCode INDONESIA = new CountryCode("ID");

  private static final String RESOURCE = "transfez-institutions.properties";
  private static final Pattern LINE =
      Pattern.compile("ID\\.(bank|wallet)\\.([a-z0-9_-]{1,32})\\s*=\\s*([^#]*)");

  private final SortedMap<Institution, String> payers;

  private InstitutionMap(SortedMap<Institution, String> payers) {
    this.payers = payers;
  }

  /** The map that comes with the plug-in. */
  static InstitutionMap builtIn() {
    InputStream resource = InstitutionMap.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("missing in this jar: " + RESOURCE);
    }
    try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return new InstitutionMap(new TreeMap<>()).with(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The built-in map, changed by an operator's file: a line adds or changes, an empty value takes
   * away.
   *
   * @throws InvalidValueException if the file cannot be read, a line has another shape, or two
   *     lines speak of one code
   */
  static InstitutionMap overlaidBy(String file) {
    try {
      return builtIn().with(Files.readAllLines(Path.of(file), StandardCharsets.UTF_8));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidValueException("names a file that cannot be read");
    }
  }

  /** The short name of the payer, or empty where the bank or wallet cannot be served. */
  Optional<String> payer(CountryCode country, Account account) {
    return country.equals(INDONESIA)
        ? Optional.ofNullable(payers.get(new Institution(account.method(), account.institution())))
        : Optional.empty();
  }

  /** All that can be served in a country. */
  List<Institution> in(CountryCode country) {
    return country.equals(INDONESIA) ? List.copyOf(payers.keySet()) : List.of();
  }

  private InstitutionMap with(List<String> lines) {
    SortedMap<Institution, String> merged = new TreeMap<>(payers);
    Set<Institution> named = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw faultIn(i, "is not such as ID.bank.bca=bca or ID.wallet.ovo=ovo");
      }
      PayoutMethod method = PayoutMethod.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
      Institution institution = new Institution(method, parts.group(2));
      if (!named.add(institution)) {
        throw faultIn(i, "speaks of a code that stands above already");
      }
      if (parts.group(3).isEmpty()) {
        merged.remove(institution);
      } else {
        merged.put(institution, parts.group(3));
      }
    }
    return new InstitutionMap(merged);
  }

  private static InvalidValueException faultIn(int index, String fault) {
    return new InvalidValueException("names a file whose line " + (index + 1) + " " + fault);
  }
}
