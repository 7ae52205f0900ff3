package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.Address;
import com.mexar.payout.domain.BankAccount;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.IdentityDocument;
import com.mexar.payout.domain.Individual;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Wallet;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.InstitutionMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is sent of an international transfer, in the three objects transaction, source and
 * destination; countries as alpha-3, as the samples have them. Members that the corridor needs and
 * the instruction lacks are named. Immutable.
 */
record InternationalBody(InstitutionMap institutions, ComplianceMap compliance) {
  private static final int BANK_OF_BIC = 8;

  /** The body without its reference, and what is missing for it. */
  record Draft(ObjectNode body, List<String> missing) {
    @Override
    public String toString() {
      return "Draft[redacted]";
    }
  }

  Draft draft(PayoutInstruction instruction, ForeignCorridor corridor) {
    List<String> missing = new ArrayList<>();
    ObjectNode body = ProviderJson.newObject();
    body.putObject("transaction")
        .put("destination_country", instruction.beneficiary().country().alpha3())
        .put("destination_currency", instruction.amount().currency().getCurrencyCode())
        .put("destination_amount", number(instruction.amount()));
    source(new Form(body.putObject("source"), missing), instruction.sender());
    destination(new Form(body.putObject("destination"), missing), instruction, corridor);
    return new Draft(body, missing);
  }

  private static void source(Form form, Party sender) {
    if (sender instanceof Business business) {
      form.with("segment", "business")
          .with("company_name", business.name())
          .with("company_trading_name", business.name())
          .need(
              "company_registration_number",
              business.registrationNumber(),
              "sender.registrationNumber")
          .with("company_registration_country", business.country().alpha3());
    } else {
      Individual person = (Individual) sender;
      IdentityDocument document = person.details().document();
      form.with("segment", "individual")
          .with("legal_name_first", person.firstName())
          .need("legal_name_last", person.lastName(), "sender.lastName")
          .need("id_number", document == null ? null : document.number(), "sender.document.number")
          .need("id_type", idType(document), "sender.document.type")
          .need("date_of_birth", text(person.details().dateOfBirth()), "sender.dateOfBirth")
          .need("nationality", alpha3(person.details().nationality()), "sender.nationality");
    }
    address(form, sender, "sender");
  }

  private void destination(Form form, PayoutInstruction instruction, ForeignCorridor corridor) {
    Party beneficiary = instruction.beneficiary();
    if (beneficiary instanceof Business business) {
      form.with("segment", "business").with("company_name", business.name());
    } else {
      Individual person = (Individual) beneficiary;
      form.with("segment", "individual")
          .with("first_name", person.firstName())
          .need("last_name", person.lastName(), "beneficiary.lastName");
    }
    address(form, beneficiary, "beneficiary");
    term(form, "relation", compliance.relationship(instruction), "relationship");
    term(form, "purpose", compliance.purpose(instruction), "purpose");
    term(form, "source_of_income", compliance.source(instruction), "sourceOfFunds");
    String code = institutions.name(beneficiary.country(), instruction.account()).orElse(null);
    if (instruction.account() instanceof Wallet wallet) {
      form.with("beneficiary_account_type", "eWallet")
          .need("ewallet_type", code, "account.walletCode")
          .with("ewallet_id", wallet.number());
    } else {
      BankAccount bank = (BankAccount) instruction.account();
      form.with("beneficiary_account_type", "Bank Account")
          .with("bank_account_number", bank.number());
      for (ForeignCorridor.Detail detail : corridor.details()) {
        detail(form, detail, bank, beneficiary, code);
      }
    }
  }

  private static void detail(
      Form form,
      ForeignCorridor.Detail detail,
      BankAccount bank,
      Party beneficiary,
      @Nullable String code) {
    String member = detail.name().toLowerCase(Locale.ROOT);
    switch (detail) {
      case BANK_CODE -> form.need(member, code, "account.bankCode");
      case SWIFT_CODE -> form.need(member, bic(bank, code), "account.bic of account.bankCode");
      case SORT_CODE, BSB_CODE -> form.need(member, bank.routingNumber(), "account.routingNumber");
      case IBAN -> form.need(member, bank.iban(), "account.iban");
      case BRANCH_CODE -> form.need(member, bank.branchCode(), "account.branchCode");
      case MOBILE_NUMBER -> form.need(member, beneficiary.details().phone(), "beneficiary.phone");
      case ADDRESS_ZIP ->
          form.need(
              member,
              Optional.ofNullable(beneficiary.details().address())
                  .map(Address::postalCode)
                  .orElse(null),
              "beneficiary.address.postalCode");
    }
  }

  /** The client's own where it is one of the mapped bank's; two banks for one account are none. */
  private static @Nullable String bic(BankAccount bank, @Nullable String mapped) {
    String own = bank.bic();
    if (own == null || mapped == null) {
      return mapped;
    }
    return own.regionMatches(0, mapped, 0, BANK_OF_BIC) ? own : null;
  }

  private static void address(Form form, Party party, String ours) {
    Address address =
        Objects.requireNonNullElse(
            party.details().address(), new Address(null, null, null, null, null));
    form.need("address_line", address.line(), ours + ".address.line")
        .need("address_city", address.city(), ours + ".address.city")
        .with(
            "address_country",
            (address.country() == null ? party.country() : address.country()).alpha3());
  }

  private static void term(
      Form form, String field, Optional<ComplianceMap.Term> term, String ours) {
    form.need(field, term.map(ComplianceMap.Term::name).orElse(null), ours);
    term.ifPresent(known -> form.with(field + "_code", known.code()));
  }

  private static @Nullable String idType(@Nullable IdentityDocument document) {
    if (document == null) {
      return null;
    }
    return switch (document.type()) {
      case NATIONAL_ID -> "national";
      case PASSPORT -> "passport";
      case DRIVING_LICENSE, OTHER -> null;
    };
  }

  private static @Nullable String alpha3(@Nullable CountryCode country) {
    return country == null ? null : country.alpha3();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Without the zeros at the end that a receiver might not sign. */
  private static BigDecimal number(Money amount) {
    BigDecimal plain = new BigDecimal(amount.toDecimal()).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
