package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Party;
import com.mexar.payout.provider.ProviderSettings;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How parties of transfers abroad are written where the documentation is silent or its samples
 * contradict each other. Immutable.
 *
 * @param leftOut names that the provider may list and that are not sent
 * @param businessSender what is sent of businesses where the provider lists nothing for them
 * @param businessBeneficiary the same of beneficiaries
 */
record ForeignStyle(
    Dates dates,
    Phones phones,
    Set<String> leftOut,
    List<String> businessSender,
    List<String> businessBeneficiary) {

  private static final String LEFT_OUT = "fields-left-out";
  private static final List<String> OF_PEOPLE =
      List.of("firstname", "lastname", "country_iso_code");
  private static final List<String> OF_BUSINESSES = List.of("registered_name", "country_iso_code");

  /** Without these a draft would name nobody, or no account. */
  private static final Set<String> INDISPENSABLE =
      Stream.of(OF_PEOPLE, OF_BUSINESSES, List.of(ForeignComposer.ACCOUNT, ForeignComposer.BANK))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** The three forms that the samples of the documentation have. */
  enum Dates {
    ISO("yyyy-MM-dd"),
    DASHES("dd-MM-yyyy"),
    SLASHES("d/M/yyyy");

    private final DateTimeFormatter form;

    Dates(String pattern) {
      form = DateTimeFormatter.ofPattern(pattern);
    }

    DateTimeFormatter form() {
      return form;
    }
  }

  /** Whether a phone number repeats its country's code, which has a member of its own. */
  enum Phones {
    NATIONAL,
    INTERNATIONAL
  }

  static ForeignStyle of(ProviderSettings settings) {
    return new ForeignStyle(
        TransfezOptions.choice(settings, "date-form", Dates.ISO),
        TransfezOptions.choice(settings, "phone-form", Phones.NATIONAL),
        leftOut(settings),
        settings.list("business-sender-fields"),
        settings.list("business-beneficiary-fields"));
  }

  private static Set<String> leftOut(ProviderSettings settings) {
    if (settings.text(LEFT_OUT).isEmpty()) {
      // not everybody has one, and our parties have no such member
      return Set.of("middlename");
    }
    Set<String> names = Set.copyOf(settings.list(LEFT_OUT));
    List<String> needed = names.stream().filter(INDISPENSABLE::contains).sorted().toList();
    return needed.isEmpty()
        ? names
        : settings.fault(
            LEFT_OUT, "must not have what every draft needs: " + String.join(", ", needed), names);
  }

  /** What is sent of a sender, or empty where nobody says what is wanted of such a party. */
  Set<String> ofSender(Attributes attributes, Party sender) {
    return names(sender, attributes.sender().of(sender), businessSender);
  }

  /** The same of a beneficiary. */
  Set<String> ofBeneficiary(Attributes attributes, Party beneficiary) {
    return names(beneficiary, attributes.beneficiary().of(beneficiary), businessBeneficiary);
  }

  private static Set<String> names(Party party, List<String> listed, List<String> ofBusinesses) {
    boolean business = party instanceof Business;
    List<String> wanted = listed.isEmpty() && business ? ofBusinesses : listed;
    if (wanted.isEmpty()) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>(business ? OF_BUSINESSES : OF_PEOPLE);
    names.addAll(wanted);
    return names;
  }
}
