package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.json;

import com.mexar.payout.testkit.provider.CannedServer;

/** What every call of the plug-in needs first, answered by {@link CannedServer}. */
final class Canned {
  static final byte[] TOKEN = json(200, "{\"code\":0,\"message\":\"Success\",\"data\":\"a.b.c\"}");

  static final String BANKS =
      """
      {"code":0,"message":"Success","data":[{"bank_id":"2","bank_name":"BANK BCA"},
        {"bank_id":"3","bank_name":"BANK BNI"}]}
      """;

  static final String WALLETS =
      """
      {"code":0,"message":"Success","data":[{"bank_id":164,"bank_name":"OVO"},
        {"bank_id":161,"bank_name":"DANA"}]}
      """;

  private Canned() {}

  /** Gives a token, lists banks and wallets, and answers all else so. */
  static CannedServer answering(byte[] answer) {
    return answering(request -> answer);
  }

  static CannedServer answering(CannedServer.Script script) {
    return new CannedServer(
        request -> {
          if (request.isFor("POST /get-access-token ")) {
            return TOKEN;
          }
          if (request.isFor("POST /v2/data/supported-bank-code ")) {
            return json(200, BANKS);
          }
          return request.isFor("POST /v2/data/supported-inst-code ")
              ? json(200, WALLETS)
              : script.answer(request);
        });
  }
}
