package com.mexar.payout.provider.easylink;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.settings.MapFile;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Our closed lists in the provider's terms, by country: lines {@code SG.purpose.GOODS=Goods
 * trade/008-01}, the name before the slash and the code after. The provider's own lists differ by
 * country and kind of party, and no source has them whole, so none comes with the plug-in.
 * Immutable.
 */
final class ComplianceMap {
  static final ComplianceMap EMPTY = new ComplianceMap(Map.of());

  private static final Pattern LINE =
      Pattern.compile(
          "(?<key>[A-Z]{2}\\.(purpose|source|relationship)\\.[A-Z_]{1,32})\\s*="
              + "(?<value>[^#~*/]{1,100}/[A-Za-z0-9 -]{1,20})");

  private final Map<String, String> terms;

  private ComplianceMap(Map<String, String> terms) {
    this.terms = Map.copyOf(terms);
  }

  /** The provider's name and code of one value. */
  record Term(String name, String code) {}

  /**
   * @throws InvalidValueException if the file is not such
   */
  static ComplianceMap in(String file) {
    return new ComplianceMap(MapFile.read(file, LINE, "SG.purpose.GOODS=Goods trade/008-01"));
  }

  Optional<Term> purpose(PayoutInstruction instruction) {
    return term(instruction, "purpose", instruction.purpose());
  }

  Optional<Term> source(PayoutInstruction instruction) {
    return term(instruction, "source", instruction.sourceOfFunds());
  }

  Optional<Term> relationship(PayoutInstruction instruction) {
    return term(instruction, "relationship", instruction.relationship());
  }

  private Optional<Term> term(PayoutInstruction instruction, String kind, @Nullable Enum<?> value) {
    CountryCode country = instruction.beneficiary().country();
    return value == null
        ? Optional.empty()
        : Optional.ofNullable(terms.get(country + "." + kind + "." + value.name()))
            .map(
                term -> {
                  int slash = term.indexOf('/');
                  return new Term(
                      term.substring(0, slash).strip(), term.substring(slash + 1).strip());
                });
  }
}
