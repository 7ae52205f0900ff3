package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Purpose;
import com.mexar.payout.domain.Relationship;
import com.mexar.payout.domain.SourceOfFunds;
import java.util.Optional;

/**
 * Our closed lists in the provider's codes (Transfez partner API documentation, 2022). Two points
 * are open there and so are settings: whether local transfers take the short list of purposes (a
 * public integration quotes it from newer documentation) or the general one (another sends it), and
 * how the code for parents is spelled.
 */
record ComplianceCodes(PurposeList purposes, String parent) {

  /** Which list of purposes local transfers are sent with. */
  enum PurposeList {
    LOCAL,
    GENERAL,
    NONE
  }

  Optional<String> of(Purpose purpose) {
    return switch (purposes) {
      case LOCAL -> Optional.of(local(purpose));
      case GENERAL -> Optional.of(general(purpose));
      case NONE -> Optional.empty();
    };
  }

  private static String local(Purpose purpose) {
    return switch (purpose) {
      case EDUCATION -> "EDUCATION";
      case GOODS, SERVICES, BUSINESS_EXPENSES, ADVISORY_FEES -> "BUSINESS";
      case FAMILY_SUPPORT,
          CHARITY,
          TRAVEL,
          MEDICAL,
          PROPERTY_RENTAL,
          PROPERTY_PURCHASE,
          LIVING_EXPENSES,
          PERSONAL_TRANSFER,
          OTHER ->
          "OTHERS";
    };
  }

  /** The list for transfers abroad. */
  static String general(Purpose purpose) {
    return switch (purpose) {
      case FAMILY_SUPPORT -> "FAMILY_SUPPORT";
      case EDUCATION -> "TUITION_FEES_STUDYING_EXPENSES";
      case CHARITY -> "CHARITABLE_DONATIONS";
      case TRAVEL -> "TRAVEL_EXPENSES";
      case MEDICAL -> "MEDICAL_EXPENSES";
      case GOODS -> "PAY_FOR_GOODS";
      case SERVICES -> "PAY_FOR_SERVICES";
      case BUSINESS_EXPENSES -> "OTHER_BUSINESS_EXPENSES";
      case PROPERTY_RENTAL -> "PROPERTY_RENTAL";
      case PROPERTY_PURCHASE -> "PROPERTY_PURCHASE";
      case LIVING_EXPENSES -> "GENERAL_MONTHLY_LIVING_EXPENSES";
      case PERSONAL_TRANSFER -> "PERSONAL_TRANSFER";
      case ADVISORY_FEES -> "CONSULTANCY_ADVISORY_FEES";
      case OTHER -> "OTHER";
    };
  }

  String of(SourceOfFunds source) {
    return switch (source) {
      case SALARY -> "SALARY_INCOME";
      case BUSINESS -> "BUSINESS_INVESTMENT";
      case SAVINGS -> "SAVINGS";
      case GIFT -> "GIFT";
      case PENSION -> "RETIREMENT_FUNDS";
      case LOAN -> "LOAN_FACILITY";
      case THIRD_PARTY -> "THIRD_PARTY";
    };
  }

  String of(Relationship relationship) {
    return switch (relationship) {
      case SELF -> "MYSELF";
      case SPOUSE -> "SPOUSE";
      case CHILD -> "CHILDREN";
      case PARENT -> parent;
      case SIBLING -> "SIBLING_BROTHER_SISTER";
      case RELATIVE -> "RELATIVE_UNCLE_AUNTIE_COUSIN";
      case FRIEND -> "FRIEND";
      case BUSINESS_PARTNER -> "BUSINESS_PARTNER";
      case CUSTOMER -> "CUSTOMER";
      case SUPPLIER -> "SUPPLIER";
      case OTHER -> "OTHER";
    };
  }
}
