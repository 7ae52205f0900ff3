package com.mexar.payout.json;

import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.Gender;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PartyDetails;
import org.jspecify.annotations.Nullable;

/**
 * Reads parties. Like {@link AccountReader} it offers each member to the domain on its own.
 * Stateless.
 */
final class PartyReader {
  private static final CountryCode COUNTRY = new CountryCode("MX");

  private enum Kind {
    INDIVIDUAL,
    BUSINESS
  }

  private PartyReader() {}

  /** Asks for the members of a party; whether there may be others is the caller's matter. */
  static @Nullable Party party(ObjectReader json) {
    Kind kind = json.required("type", PartyReader::kind);
    CountryCode country = json.required("country", CountryCode::new);
    PartyDetails details = details(json);
    if (kind == null) {
      // which of them belong here cannot be said, so none is called unknown
      json.overlook("firstName", "lastName", "name", "registrationNumber");
      return null;
    }
    return switch (kind) {
      case INDIVIDUAL -> individual(json, country, details);
      case BUSINESS -> business(json, country, details);
    };
  }

  private static @Nullable Individual individual(
      ObjectReader json, @Nullable CountryCode country, PartyDetails details) {
    String first =
        json.requiredText("firstName", v -> new Individual(v, null, COUNTRY, PartyDetails.NONE));
    String last =
        json.optionalText("lastName", v -> new Individual("x", v, COUNTRY, PartyDetails.NONE));
    return first == null || country == null ? null : new Individual(first, last, country, details);
  }

  private static @Nullable Business business(
      ObjectReader json, @Nullable CountryCode country, PartyDetails details) {
    String name = json.requiredText("name", v -> new Business(v, null, COUNTRY, PartyDetails.NONE));
    String registration =
        json.optionalText(
            "registrationNumber", v -> new Business("x", v, COUNTRY, PartyDetails.NONE));
    return name == null || country == null
        ? null
        : new Business(name, registration, country, details);
  }

  private static PartyDetails details(ObjectReader json) {
    return PartyDetails.builder()
        .dateOfBirth(json.optional("dateOfBirth", Times::date))
        .nationality(json.optional("nationality", CountryCode::new))
        .gender(json.optionalWord("gender", Gender.class))
        .phone(json.optionalText("phone", v -> PartyDetails.builder().phone(v).build()))
        .email(json.optionalText("email", v -> PartyDetails.builder().email(v).build()))
        .occupation(
            json.optionalText("occupation", v -> PartyDetails.builder().occupation(v).build()))
        .address(json.optionalObject("address", PartyReader::address))
        .document(json.optionalObject("document", PartyReader::document))
        .bankAccount(json.optionalObject("bankAccount", AccountReader::bankAccount))
        .build();
  }

  private static Address address(ObjectReader json) {
    String line = json.optionalText("line", v -> new Address(v, null, null, null, null));
    String city = json.optionalText("city", v -> new Address(null, v, null, null, null));
    String region = json.optionalText("region", v -> new Address(null, null, v, null, null));
    String postal = json.optionalText("postalCode", v -> new Address(null, null, null, v, null));
    CountryCode country = json.optional("country", CountryCode::new);
    json.refuseOthers();
    return new Address(line, city, region, postal, country);
  }

  private static @Nullable IdentityDocument document(ObjectReader json) {
    IdentityDocument.Type type = json.requiredWord("type", IdentityDocument.Type.class);
    String number =
        json.requiredText(
            "number", v -> new IdentityDocument(IdentityDocument.Type.OTHER, v, null, null));
    CountryCode country = json.optional("country", CountryCode::new);
    var expiresOn = json.optional("expiresOn", Times::date);
    json.refuseOthers();
    return type == null || number == null
        ? null
        : new IdentityDocument(type, number, country, expiresOn);
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "individual" -> Kind.INDIVIDUAL;
      case "business" -> Kind.BUSINESS;
      default -> throw new InvalidValueException("must be individual or business");
    };
  }
}
