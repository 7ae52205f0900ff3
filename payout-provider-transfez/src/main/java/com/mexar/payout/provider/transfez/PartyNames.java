package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import java.util.Optional;

/**
 * A party's name in two members, as the provider wants it. People with a single name and businesses
 * have no last name; what is sent in its place is a setting.
 */
record PartyNames(String first, Optional<String> last) {
  static final String REPEAT = "repeat";
  private static final String OMIT = "omit";

  /**
   * @param singleName {@code repeat} the first name, {@code omit} the member, or a text to send
   */
  static PartyNames of(Party party, String singleName) {
    if (party instanceof Individual person) {
      return person.lastName() == null
          ? single(person.firstName(), singleName)
          : new PartyNames(person.firstName(), Optional.of(person.lastName()));
    }
    return single(((Business) party).name(), singleName);
  }

  private static PartyNames single(String name, String singleName) {
    return new PartyNames(
        name,
        switch (singleName) {
          case REPEAT -> Optional.of(name);
          case OMIT -> Optional.empty();
          default -> Optional.of(singleName);
        });
  }

  @Override
  public String toString() {
    return "PartyNames[redacted]";
  }
}
