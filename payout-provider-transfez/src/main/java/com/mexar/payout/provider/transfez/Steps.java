package com.mexar.payout.provider.transfez;

import com.mexar.payout.domain.Draft;
import com.mexar.payout.domain.Reason;
import com.mexar.payout.domain.ReasonCode;
import com.mexar.payout.domain.RefusalClass;
import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.StepOutcome;
import com.mexar.payout.provider.StepOutcome.Refused;
import com.mexar.payout.provider.StepOutcome.SurelyNotSent;
import com.mexar.payout.provider.StepOutcome.Unknown;
import com.mexar.payout.provider.StepRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two steps: draft, which moves no money, and confirm, which does. Thread-safe. */
final class Steps {
  private final TransfezApi api;
  private final Composer composer;
  private final TransactionReader reader;

  Steps(TransfezApi api, Composer composer, TransactionReader reader) {
    this.api = api;
    this.composer = composer;
    this.reader = reader;
  }

  StepOutcome draft(StepRequest request) {
    Budget budget = api.budget();
    Composed composed = composer.compose(request, budget);
    if (composed instanceof Composed.Not not) {
      return not.outcome();
    }
    Composed.Body body = (Composed.Body) composed;
    byte[] bytes = ProviderJson.bytes(body.json());
    HttpOutcome outcome = api.last(api.post("transactions", bytes, request.trace()), budget);
    return outcome instanceof HttpOutcome.Answered answered
        ? drafted(answered.answer(), request, body)
        : unanswered(outcome);
  }

  private StepOutcome drafted(HttpAnswer answer, StepRequest request, Composed.Body body) {
    return switch (answer.status()) {
      case 200 -> {
        InquiryOutcome read = read(answer, request, null);
        // a state beyond the draft is believed: confirming what goes on already could pay twice
        yield read instanceof InquiryOutcome.Resumable draft
            ? new StepOutcome.Prepared(draft.draft(), draft.terms())
            : taken(read, answer);
      }
      case 400, 401, 403, 404 ->
          new Refused(
              RefusalClass.OURS_OR_PROVIDERS,
              Envelope.refusal(ReasonCode.NARR, "the provider did not take the draft", answer));
      case 422 ->
          Envelope.of(answer)
              .map(envelope -> complained(envelope, answer, request, body))
              .orElseGet(() -> new Unknown(Envelope.unrecognised(answer)));
      default -> new Unknown(Envelope.unrecognised(answer));
    };
  }

  private StepOutcome complained(
      Envelope envelope, HttpAnswer answer, StepRequest request, Composed.Body body) {
    Optional<Complaint> complaint = Complaint.among(envelope.lines());
    RefusalClass refusal = composer.complained(request.instruction(), body, complaint);
    return complaint.isEmpty()
        ? new Refused(
            refusal,
            Envelope.refusal(ReasonCode.NARR, "refused for a reason that is not known", answer))
        : refused(refusal, complaint.get(), answer);
  }

  StepOutcome confirm(StepRequest request) {
    Draft draft = request.draft();
    if (draft == null || !TransactionPaths.isId(draft.id())) {
      return new SurelyNotSent(Reason.of(ReasonCode.NARR, "there is no draft to confirm"));
    }
    HttpOutcome outcome =
        api.last(api.post(TransactionPaths.confirm(draft.id()), request.trace()), api.budget());
    return outcome instanceof HttpOutcome.Answered answered
        ? confirmed(answered.answer(), request, draft)
        : unanswered(outcome);
  }

  private StepOutcome confirmed(HttpAnswer answer, StepRequest request, Draft draft) {
    return switch (answer.status()) {
      case 200 -> taken(read(answer, request, draft.id()), answer);
      case 401 ->
          new Refused(
              RefusalClass.OURS_OR_PROVIDERS,
              Envelope.refusal(ReasonCode.NARR, "the provider did not accept our key", answer));
      case 422 ->
          Envelope.of(answer)
              .flatMap(envelope -> Complaint.among(envelope.lines()))
              .filter(Complaint.BALANCE::equals)
              .<StepOutcome>map(complaint -> refused(complaint.refusal(), complaint, answer))
              .orElseGet(() -> new Unknown(Envelope.unrecognised(answer)));
      default -> new Unknown(Envelope.unrecognised(answer));
    };
  }

  private InquiryOutcome read(HttpAnswer answer, StepRequest request, @Nullable String id) {
    return reader.read(
        answer,
        new InquiryRequest(request.reference(), request.instruction(), id, request.trace()));
  }

  private static StepOutcome taken(InquiryOutcome read, HttpAnswer answer) {
    if (read instanceof InquiryOutcome.Found found) {
      return new StepOutcome.Acknowledged(found.evidence());
    }
    return new Unknown(
        read instanceof InquiryOutcome.NoAnswer unreadable
            ? unreadable.reason()
            : Envelope.unrecognised(answer));
  }

  private static Refused refused(RefusalClass refusal, Complaint complaint, HttpAnswer answer) {
    return new Refused(
        refusal, Envelope.refusal(complaint.reason(), complaint.reason().meaning(), answer));
  }

  private static StepOutcome unanswered(HttpOutcome outcome) {
    return outcome instanceof HttpOutcome.SurelyNotSent
        ? new SurelyNotSent(Texts.reason(outcome))
        : new Unknown(Texts.reason(outcome));
  }
}
