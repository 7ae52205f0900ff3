package com.mexar.payout.domain;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The optional members of a party. Which of them a payout needs is decided by the corridor that
 * serves it. Immutable; personal data, so it never prints.
 */
public record PartyDetails(
    @Nullable LocalDate dateOfBirth,
    @Nullable CountryCode nationality,
    @Nullable Gender gender,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String occupation,
    @Nullable Address address,
    @Nullable IdentityDocument document,
    @Nullable BankAccount bankAccount) {

  public static final PartyDetails NONE = new Builder().build();

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

  public PartyDetails {
    if (phone != null) {
      Text.matching("phone", phone, E164, "must be in E.164 form, such as +628123456789");
    }
    if (email != null) {
      Text.printable("email", email, 254);
      Text.matching("email", email, EMAIL, "must be an address such as name@example.com");
    }
    if (occupation != null) {
      Text.printable("occupation", occupation, 100);
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "PartyDetails[redacted]";
  }

  /** Gathers the members that are known. Not thread-safe. */
  public static final class Builder {
    private @Nullable LocalDate dateOfBirth;
    private @Nullable CountryCode nationality;
    private @Nullable Gender gender;
    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable String occupation;
    private @Nullable Address address;
    private @Nullable IdentityDocument document;
    private @Nullable BankAccount bankAccount;

    private Builder() {}

    public Builder dateOfBirth(@Nullable LocalDate value) {
      this.dateOfBirth = value;
      return this;
    }

    public Builder nationality(@Nullable CountryCode value) {
      this.nationality = value;
      return this;
    }

    public Builder gender(@Nullable Gender value) {
      this.gender = value;
      return this;
    }

    public Builder phone(@Nullable String value) {
      this.phone = value;
      return this;
    }

    public Builder email(@Nullable String value) {
      this.email = value;
      return this;
    }

    public Builder occupation(@Nullable String value) {
      this.occupation = value;
      return this;
    }

    public Builder address(@Nullable Address value) {
      this.address = value;
      return this;
    }

    public Builder document(@Nullable IdentityDocument value) {
      this.document = value;
      return this;
    }

    public Builder bankAccount(@Nullable BankAccount value) {
      this.bankAccount = value;
      return this;
    }

    public PartyDetails build() {
      return new PartyDetails(
          dateOfBirth,
          nationality,
          gender,
          phone,
          email,
          occupation,
          address,
          document,
          bankAccount);
    }
  }
}
