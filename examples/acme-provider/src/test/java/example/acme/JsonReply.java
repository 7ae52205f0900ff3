package example.acme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.http.HttpAnswer;
import com.mexar.payout.json.provider.ProviderJson;

/** What came of one call. */
sealed interface JsonReply {

  /** The provider answered, in its own form; what that means its status and members say. */
  record Said(int status, ObjectNode body) implements JsonReply {
    @Override
    public String toString() {
      return "Said[" + status + ", redacted]";
    }
  }

  /** Nothing left this host: {@code SurelyNotSent} of a step, {@code NoAnswer} of an inquiry. */
  record NotSent() implements JsonReply {}

  /** Everything else: {@code Unknown} of a step, {@code NoAnswer} of an inquiry. */
  record InDoubt() implements JsonReply {}

  /** A body that is no JSON object, as the page of a gateway, is no answer of the provider. */
  static JsonReply of(HttpAnswer answer) {
    return ProviderJson.object(answer.body())
        .<JsonReply>map(body -> new Said(answer.status(), body))
        .orElseGet(InDoubt::new);
  }
}
