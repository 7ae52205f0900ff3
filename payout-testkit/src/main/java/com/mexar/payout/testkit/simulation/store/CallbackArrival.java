package com.mexar.payout.testkit.simulation.store;

import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.callback.SignedNonce;
import com.mexar.payout.callback.VerifiedCallback;
import com.mexar.payout.store.IncomingCallback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A callback with those of the same batch that repeat it: same provider, path, query and body, and
 * where its proof names a nonce, the same nonce over the same message.
 *
 * @param content what makes it the same
 * @param all the first, which is kept, and those that repeat it
 */
record CallbackArrival(CallbackKey key, String content, List<IncomingCallback> all) {

  static List<CallbackArrival> group(List<IncomingCallback> callbacks) {
    Map<Same, List<IncomingCallback>> arrivals = new LinkedHashMap<>();
    for (IncomingCallback callback : callbacks) {
      String content = content(callback.callback());
      String known = callback.callback().nonce().map(SignedNonce::word).orElse(content);
      arrivals
          .computeIfAbsent(
              new Same(new CallbackKey(callback.provider(), known), content),
              same -> new ArrayList<>())
          .add(callback);
    }
    return arrivals.entrySet().stream()
        .map(each -> new CallbackArrival(each.getKey().key, each.getKey().content, each.getValue()))
        .toList();
  }

  IncomingCallback first() {
    return all.get(0);
  }

  Instant lastAt() {
    return all.stream().map(IncomingCallback::receivedAt).max(Instant::compareTo).orElseThrow();
  }

  /** Each part carries its length, so that no two addresses and bodies meet in one text. */
  private static String content(VerifiedCallback callback) {
    RawCallback raw = callback.raw();
    StringBuilder content = new StringBuilder();
    for (String part :
        List.of(
            raw.path(),
            raw.query(),
            HexFormat.of().formatHex(raw.body()),
            callback.nonce().map(SignedNonce::message).orElse(""))) {
      content.append(part.length()).append(':').append(part);
    }
    return content.toString();
  }

  private record Same(CallbackKey key, String content) {}
}
