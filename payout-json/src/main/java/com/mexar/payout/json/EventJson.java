package com.mexar.payout.json;

import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.Transition;
import com.mexar.payout.event.EventRenderer;

/**
 * Writes the data of an event: the payout in the API's members, from, to and cause. No names: the
 * beneficiary is type, country and masked account alone, and a provider's reason is its code alone,
 * since its text may repeat a name. Compact; the same input gives the same text. Thread-safe.
 */
public final class EventJson implements EventRenderer {

  @Override
  public String render(Payout payout, Transition transition) {
    return JsonWriter.object(
        json ->
            json.orNull(
                    "payout",
                    payout,
                    (member, value) -> PayoutForm.write(member, value, PayoutForm.Reader.EVENT))
                .orNull("from", transition.from())
                .orNull("to", transition.to())
                .orNull("cause", transition.cause().word()));
  }
}
