package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.json;

import com.mexar.payout.testkit.provider.CannedServer;
import java.net.URI;

/** What every call of the plug-in needs first, answered by {@link CannedServer}. */
final class Canned {
  static final String PAYERS =
      """
      {"status":200,"page":1,"per_page":10000,"total_page":1,"data":[
        {"id":3,"name":"bca","full_name":"PT. BANK CENTRAL ASIA TBK.","precision":"2",
         "country_iso_code":"IDN","currency":"IDR","minimum_amount":"10000.0",
         "maximum_amount":"50000000.0","alias":"bca"},
        {"id":150,"name":"ovo","country_iso_code":"IDN","currency":"IDR"},
        {"id":"1","name":"bni","country_iso_code":"IDN","currency":"IDR"}]}
      """;

  private Canned() {}

  /** Lists the banks, and answers all else so. */
  static CannedServer withBanks(byte[] answer) {
    return new CannedServer(
        request -> request.isFor("GET /api/v1/payers?") ? json(200, PAYERS) : answer);
  }

  static URI url(CannedServer server) {
    return server.baseUrl().resolve("/api/v1");
  }
}
