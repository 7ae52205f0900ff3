package com.mexar.payout.provider.transfez;

import com.mexar.payout.http.Budget;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.http.HttpCall;
import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryOutcome.NoAnswer;
import com.mexar.payout.provider.InquiryOutcome.NotFound;
import com.mexar.payout.provider.InquiryOutcome.Resumable;
import com.mexar.payout.provider.InquiryRequest;

/**
 * Asks what became of an attempt: by the provider's id where one is known, else by our reference.
 * "Not found" is said only where both say so, since the reference is what the provider would refuse
 * or take when the attempt is sent again. Thread-safe.
 */
final class Inquiries {
  private final TransfezApi api;
  private final TransactionReader reader;

  Inquiries(TransfezApi api, TransactionReader reader) {
    this.api = api;
    this.reader = reader;
  }

  InquiryOutcome inquire(InquiryRequest request) {
    Budget budget = api.budget();
    String id = request.transactionId();
    if (id != null && TransactionPaths.isId(id)) {
      HttpCall.Builder call = api.get(TransactionPaths.byId(id), request.trace());
      InquiryOutcome byId = outcome(api.first(call, budget), request);
      if (!(byId instanceof NotFound)) {
        return byId;
      }
    }
    return outcome(api.last(byReference(request), budget), request);
  }

  /** Best effort: what came of it, the next inquiry tells. */
  void cancelDraft(InquiryRequest request) {
    Budget budget = api.budget();
    String id = request.transactionId();
    if (id == null
        && outcome(api.first(byReference(request), budget), request) instanceof Resumable found) {
      id = found.draft().id();
    }
    if (id != null && TransactionPaths.isId(id)) {
      HttpOutcome ignored =
          api.last(api.post(TransactionPaths.cancel(id), request.trace()), budget);
    }
  }

  private HttpCall.Builder byReference(InquiryRequest request) {
    return api.get(TransactionPaths.byReference(request.reference()), request.trace());
  }

  private InquiryOutcome outcome(HttpOutcome outcome, InquiryRequest request) {
    if (!(outcome instanceof HttpOutcome.Answered answered)) {
      return new NoAnswer(Texts.reason(outcome));
    }
    HttpAnswer answer = answered.answer();
    return answer.status() == 404 && isTheProviders(answer)
        ? new NotFound()
        : reader.read(answer, request);
  }

  /**
   * A gateway's page, or a framework's for a path that does not exist, speaks of no transaction.
   */
  private static boolean isTheProviders(HttpAnswer answer) {
    return Envelope.of(answer)
        .filter(envelope -> envelope.body().hasNonNull("status") && envelope.hasMessage())
        .isPresent();
  }
}
