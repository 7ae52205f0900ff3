package com.mexar.payout.provider.easylink;

import com.mexar.payout.http.HttpOutcome;
import com.mexar.payout.json.provider.ProviderJson;
import com.mexar.payout.provider.InquiryOutcome;
import com.mexar.payout.provider.InquiryOutcome.NoAnswer;
import com.mexar.payout.provider.InquiryOutcome.NotFound;
import com.mexar.payout.provider.InquiryRequest;
import com.mexar.payout.provider.easylink.EasylinkApi.Call;
import java.util.Optional;

/**
 * Asks what became of an attempt, by our reference, the only key that the provider has for it.
 * Thread-safe.
 */
record Inquiries(EasylinkApi api, TransferReader reader) {

  InquiryOutcome inquire(InquiryRequest request) {
    String path =
        Served.isDomestic(request.instruction())
            ? "transfer/get-domestic-transfer"
            : "transfer/get-international-transfer";
    HttpOutcome outcome =
        api.last(
            new Call(
                path,
                ProviderJson.newObject().put("reference", request.reference().value()),
                request.trace()),
            api.budget());
    if (!(outcome instanceof HttpOutcome.Answered answered)) {
      return new NoAnswer(Texts.reason(outcome));
    }
    Optional<Envelope> envelope = Envelope.of(answered.answer());
    if (envelope.filter(Envelope::isSuccess).isPresent()) {
      return reader.read(envelope.get().data(), request);
    }
    return envelope.filter(said -> said.code() == ErrorCodes.NO_SUCH_TRANSACTION).isPresent()
        ? new NotFound()
        : new NoAnswer(Envelope.unrecognised(answered.answer()));
  }
}
