package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.ProviderReason;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.http.UnreadableException;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepOutcome.Refused;
import com.mexar.payout.provider.StepOutcome.Unknown;
import com.mexar.payout.provider.StepRequest;
import com.mexar.payout.provider.easylink.EasylinkApi.Call;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The steps: a domestic transfer in one, an international one as a draft and its confirmation.
 * Thread-safe.
 */
final class Steps {
  private final EasylinkApi api;
  private final Institutions institutions;
  private final DomesticBody domestic;
  private final InternationalBody international;
  private final TransferReader reader;
  private final InstantSource clock;
  private final Duration callTimeout;
  private final Duration draftValidity;

  Steps(
      EasylinkApi api,
      Institutions institutions,
      EasylinkOptions options,
      InternationalBody international,
      TransferReader reader,
      InstantSource clock,
      Duration callTimeout) {
    this.api = api;
    this.institutions = institutions;
    this.domestic = new DomesticBody(options);
    this.international = international;
    this.reader = reader;
    this.clock = clock;
    this.callTimeout = callTimeout;
    this.draftValidity = options.draftValidity;
  }

  /** Moves money. */
  StepOutcome create(StepRequest request) {
    Budget budget = api.budget();
    Optional<String> id;
    try {
      id = institutions.id(request.instruction().account(), budget);
    } catch (UnreadableException e) {
      return Texts.notSent(String.valueOf(e.getMessage()));
    }
    if (id.isEmpty()) {
      return new Refused(
          RefusalClass.PROVIDER_LIMIT,
          Reason.of(ReasonCode.RC01, "the provider does not list the bank or wallet"));
    }
    ObjectNode body = domestic.write(request, id.get());
    HttpOutcome outcome =
        api.last(new Call("v2/transfer/create-domestic-transfer", body, request.trace()), budget);
    return concluded(outcome, request, false);
  }

  /** Moves no money: what is not confirmed is cancelled by the provider. */
  StepOutcome draft(StepRequest request) {
    Optional<ForeignCorridor> corridor =
        ForeignCorridor.of(request.instruction().beneficiary().country());
    if (corridor.isEmpty()) {
      return Texts.notSent("there is no draft of such a transfer");
    }
    InternationalBody.Draft filled = international.draft(request.instruction(), corridor.get());
    if (!filled.missing().isEmpty()) {
      return new Refused(
          RefusalClass.PROVIDER_LIMIT,
          Reason.of(ReasonCode.NARR, "needs " + String.join(", ", filled.missing())));
    }
    ObjectNode body = filled.body().put("reference", request.reference().value());
    Instant began = clock.instant();
    HttpOutcome outcome =
        api.last(
            new Call("transfer/create-international-transfer", body, request.trace()),
            api.budget());
    StepOutcome concluded = concluded(outcome, request, false);
    return concluded instanceof StepOutcome.Prepared prepared
        ? new StepOutcome.Prepared(
            new Draft(prepared.draft().id(), prepared.draft().cost(), began.plus(draftValidity)),
            prepared.terms())
        : concluded;
  }

  /** Moves money. Not begun where it could end after the draft. */
  StepOutcome confirm(StepRequest request) {
    Draft draft = request.draft();
    if (draft == null || draft.validUntil() == null) {
      return Texts.notSent("there is no draft to confirm");
    }
    Budget budget = api.budget();
    if (!clock.instant().plus(callTimeout).isBefore(draft.validUntil())) {
      return Texts.notSent("the draft runs out");
    }
    ObjectNode body = ProviderJson.newObject().put("reference", request.reference().value());
    HttpOutcome outcome =
        api.last(
            new Call("transfer/confirm-international-transfer", body, request.trace()), budget);
    return concluded(outcome, request, true);
  }

  private StepOutcome concluded(HttpOutcome outcome, StepRequest request, boolean confirming) {
    if (outcome instanceof HttpOutcome.SurelyNotSent) {
      return new StepOutcome.SurelyNotSent(Texts.reason(outcome));
    }
    if (!(outcome instanceof HttpOutcome.Answered answered)) {
      return new Unknown(Texts.reason(outcome));
    }
    if (EasylinkApi.isUnauthorized(outcome)) {
      return new Refused(
          RefusalClass.OURS_OR_PROVIDERS,
          new Reason(
              ReasonCode.NARR,
              "the provider did not accept our token",
              new ProviderReason("HTTP 401", null)));
    }
    HttpAnswer answer = answered.answer();
    Optional<Envelope> envelope = Envelope.of(answer);
    if (envelope.filter(Envelope::isSuccess).isPresent()) {
      return taken(envelope.get(), request, confirming);
    }
    return envelope
        .flatMap(
            refusal -> confirming ? ErrorCodes.onConfirm(refusal) : ErrorCodes.onCreate(refusal))
        .<StepOutcome>map(refused -> refused)
        .orElseGet(() -> new Unknown(Envelope.unrecognised(answer)));
  }

  /** That a confirm left a draft is no answer: the inquiry that follows tells. */
  private StepOutcome taken(Envelope envelope, StepRequest request, boolean confirming) {
    InquiryOutcome read =
        reader.read(
            envelope.data(),
            new InquiryRequest(request.reference(), request.instruction(), null, request.trace()));
    if (read instanceof InquiryOutcome.Found found) {
      return new StepOutcome.Acknowledged(found.evidence());
    }
    if (read instanceof InquiryOutcome.Resumable draft && !confirming) {
      return new StepOutcome.Prepared(draft.draft(), draft.terms());
    }
    return new Unknown(
        read instanceof InquiryOutcome.NoAnswer unreadable
            ? unreadable.reason()
            : Reason.of(ReasonCode.NARR, "confirmed, and still a draft"));
  }
}
