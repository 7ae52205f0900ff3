package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.callback.CallbackRefusedException;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.json.provider.ProviderJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the signature of a callback covers, in the two readings that sources have. Which one is
 * right is not documented where anybody could read it.
 */
enum CallbackSignature {
  /** As of requests: all three headers and the members of the body. */
  HEADERS_AND_BODY {
    @Override
    String signed(String appKey, RawCallback callback) throws CallbackRefusedException {
      ObjectNode body =
          ProviderJson.object(callback.body())
              .orElseThrow(() -> new CallbackRefusedException("the body is not readable"));
      return SignedText.of(
          appKey,
          headers(
              callback,
              List.of(RequestSigner.APP_KEY, RequestSigner.NONCE, RequestSigner.TIMESTAMP)),
          body);
    }
  },

  /** Two headers alone, not encoded. */
  APP_KEY_AND_TIMESTAMP {
    @Override
    String signed(String appKey, RawCallback callback) throws CallbackRefusedException {
      return SignedText.framed(
          appKey,
          RequestSigner.APP_KEY
              + "="
              + callback.requiredHeader(RequestSigner.APP_KEY)
              + "&"
              + RequestSigner.TIMESTAMP
              + "="
              + callback.requiredHeader(RequestSigner.TIMESTAMP));
    }
  };

  /**
   * @throws CallbackRefusedException if something that is signed is not there
   */
  abstract String signed(String appKey, RawCallback callback) throws CallbackRefusedException;

  private static Map<String, String> headers(RawCallback callback, List<String> names)
      throws CallbackRefusedException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : names) {
      headers.put(name, callback.requiredHeader(name));
    }
    return headers;
  }
}
