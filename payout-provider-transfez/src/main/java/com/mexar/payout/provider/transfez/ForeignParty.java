package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import com.mexar.payout.provider.transfez.Form.Member;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of ours stands behind the provider's names for a party abroad (documentation of 2022; for
 * businesses also an integration of 2025 that quotes newer samples). Of a business the date of
 * birth is that of its incorporation, the occupation its activity, and the document the one of its
 * registration. Names that no member of ours fits, such as ids of cities, are not known. Immutable.
 *
 * @param ours {@code sender} or {@code beneficiary}
 */
record ForeignParty(String ours, Party party, String singleName, ForeignStyle style) {
  private static final Address NO_ADDRESS = new Address(null, null, null, null, null);

  /** The member, or empty where the name is not known for such a party. */
  Optional<Member> member(String name) {
    PartyDetails details = party.details();
    Address address = Objects.requireNonNullElse(details.address(), NO_ADDRESS);
    return switch (name) {
      case "country_iso_code" -> member("country", party.country().alpha3());
      case "nationality_iso_code" -> member("nationality", alpha3(details.nationality()));
      case "msisdn" -> member("phone", phone(details.phone(), false));
      case "msisdn_code" -> member("phone", phone(details.phone(), true));
      case "address" -> member("address.line", address.line());
      case "city", "sender_city" -> member("address.city", address.city());
      case "province_state", "sender_province" -> member("address.region", address.region());
      case "postal_code" -> member("address.postalCode", address.postalCode());
      case "address_country_iso_code" -> member("address.country", alpha3(address.country()));
      default ->
          party instanceof Individual person
              ? personal(name, person)
              : business(name, (Business) party);
    };
  }

  private Optional<Member> personal(String name, Individual person) {
    PartyDetails details = person.details();
    IdentityDocument document = details.document();
    return switch (name) {
      case "firstname" -> member("firstName", person.firstName());
      case "lastname" -> member("lastName", PartyNames.of(person, singleName).last().orElse(null));
      case "date_of_birth" -> member("dateOfBirth", date(details.dateOfBirth()));
      case "gender" -> member("gender", details.gender() == null ? null : details.gender().name());
      case "occupation" -> member("occupation", details.occupation());
      case "id_type" -> member("document.type", idType(document));
      case "id_number" -> member("document.number", document == null ? null : document.number());
      case "id_country_iso_code" ->
          member("document.country", document == null ? null : alpha3(document.country()));
      default -> Optional.empty();
    };
  }

  private Optional<Member> business(String name, Business business) {
    PartyDetails details = business.details();
    IdentityDocument document = details.document();
    return switch (name) {
      case "registered_name" -> member("name", business.name());
      case "registration_number" -> member("registrationNumber", business.registrationNumber());
      case "incorporation_date" -> member("dateOfBirth", date(details.dateOfBirth()));
      case "business_activity" -> member("occupation", details.occupation());
      case "document_reference_number" ->
          member("document.number", document == null ? null : document.number());
      default -> Optional.empty();
    };
  }

  /** Of the account that a sender has at home. */
  Optional<Member> ownAccount(String name) {
    BankAccount own = party.details().bankAccount();
    return name.equals("bank_account_number")
        ? member("bankAccount.number", own == null ? null : own.number())
        : Optional.empty();
  }

  private Optional<Member> member(String name, @Nullable String value) {
    return Optional.of(new Member(ours + "." + name, value));
  }

  private @Nullable String phone(@Nullable String e164, boolean code) {
    if (e164 == null) {
      return null;
    }
    String digits = e164.substring(1);
    int length = CallingCodes.length(digits);
    if (code) {
      return digits.substring(0, length);
    }
    return switch (style.phones()) {
      case NATIONAL -> digits.substring(length);
      case INTERNATIONAL -> digits;
    };
  }

  private @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : style.dates().form().format(date);
  }

  private static @Nullable String idType(@Nullable IdentityDocument document) {
    if (document == null) {
      return null;
    }
    return switch (document.type()) {
      case NATIONAL_ID, PASSPORT, DRIVING_LICENSE -> document.type().name();
      case OTHER -> null;
    };
  }

  private static @Nullable String alpha3(@Nullable CountryCode country) {
    return country == null ? null : country.alpha3();
  }

  @Override
  public String toString() {
    return "ForeignParty[redacted]";
  }
}
