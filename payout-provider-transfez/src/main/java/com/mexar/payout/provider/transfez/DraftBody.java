package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.AttemptReference;
import com.mexar.payout.domain.Money;
import com.mexar.payout.domain.Party;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.Purpose;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.StepRequest;
import java.net.URI;
import java.util.Optional;

/**
 * The body of {@code POST /transactions}: the documented minimum, the amount fixed on the
 * beneficiary's side, and what the settings add. Thread-safe.
 */
final class DraftBody {
  private static final int LONGEST_NOTES = 90;
  private static final String HERE = "IDN";
  private static final String PURPOSE = "purpose_of_remittance";

  private final TransfezOptions options;
  private final URI callbackBase;

  DraftBody(TransfezOptions options, URI callbackBase) {
    this.options = options;
    this.callbackBase = callbackBase;
  }

  ObjectNode local(StepRequest request, long payerId) {
    PayoutInstruction instruction = request.instruction();
    ObjectNode body = withSides(request, payerId);
    String senderCountry =
        (options.senderCountry == null ? instruction.sender().country() : options.senderCountry)
            .alpha3();
    ObjectNode sender = party(body, "sender", instruction.sender(), senderCountry);
    Integer serviceCode = options.transferServiceCode(instruction.account().method());
    if (serviceCode != null) {
      (options.serviceCodeInSender ? sender : body.withObject("/source"))
          .put("transfer_service_code", serviceCode);
    }
    party(body, "beneficiary", instruction.beneficiary(), HERE)
        .put("account", instruction.account().number());
    if (instruction.purpose() != null) {
      options
          .compliance
          .of(instruction.purpose())
          .ifPresent(purpose -> compliance(body).put(PURPOSE, purpose));
    }
    return body;
  }

  ObjectNode abroad(StepRequest request, long payerId, ObjectNode sender, ObjectNode beneficiary) {
    Purpose purpose = request.instruction().purpose();
    ObjectNode body = withSides(request, payerId);
    body.set("sender", sender);
    body.set("beneficiary", beneficiary);
    if (purpose != null) {
      compliance(body).put(PURPOSE, ComplianceCodes.general(purpose));
    }
    return body;
  }

  /** All but the parties and the purpose. */
  private ObjectNode withSides(StepRequest request, long payerId) {
    PayoutInstruction instruction = request.instruction();
    ObjectNode body = ProviderJson.newObject();
    body.put("reference_id", request.reference().value());
    body.put("callback_url", callbackUrl(request.reference()));
    body.put("payer_id", payerId);
    body.put("mode", "DESTINATION");
    if (options.balanceId != null) {
      body.put("balance_id", options.balanceId);
    }
    body.putObject("source")
        .put("currency", TransfezOptions.IDR.getCurrencyCode())
        .put("country_iso_code", HERE);
    body.putObject("destination")
        .put("amount", amount(instruction.amount()))
        .put("currency", instruction.amount().currency().getCurrencyCode())
        .put("country_iso_code", instruction.beneficiary().country().alpha3());
    if (instruction.sourceOfFunds() != null) {
      compliance(body).put("source_of_funds", options.compliance.of(instruction.sourceOfFunds()));
    }
    if (instruction.relationship() != null) {
      compliance(body)
          .put("beneficiary_relationship", options.compliance.of(instruction.relationship()));
    }
    notes(request).ifPresent(notes -> body.put("notes", notes));
    return body;
  }

  private String callbackUrl(AttemptReference reference) {
    String base = callbackBase.toString();
    return base + (base.endsWith("/") ? "" : "/") + options.tokens.mint(reference);
  }

  private ObjectNode party(ObjectNode body, String member, Party party, String country) {
    PartyNames names = PartyNames.of(party, options.singleNameLastName);
    ObjectNode node = body.putObject(member).put("firstname", names.first());
    names.last().ifPresent(last -> node.put("lastname", last));
    return node.put("country_iso_code", country);
  }

  private String amount(Money amount) {
    String decimal = amount.toDecimal();
    return options.amountScale == 0
            || decimal.contains(".")
            || !amount.currency().equals(TransfezOptions.IDR)
        ? decimal
        : decimal + "." + "0".repeat(options.amountScale);
  }

  private static ObjectNode compliance(ObjectNode body) {
    return body.withObject("/compliance");
  }

  private Optional<String> notes(StepRequest request) {
    String reference = request.reference().value();
    return switch (options.notes) {
      case NONE -> Optional.empty();
      case REFERENCE -> Optional.of(reference);
      case DESCRIPTION -> {
        String text = request.instruction().description();
        yield Optional.of(text == null ? reference : Texts.cut(text, LONGEST_NOTES));
      }
    };
  }
}
