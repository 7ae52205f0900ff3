package com.mexar.payout.provider.transfez;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;

import java.util.LinkedHashMap;
import java.util.Map;

/** The provider's answers as its documentation's samples have them, and what is not among them. */
final class Answers {
  /** A local transaction as documented in 2022, with a state and members to replace. */
  static final String TRANSACTION =
      """
      {"id":14,"reference_id":"mx-abcdefghijklmnopqrstuvwxyz",
       "callback_url":"https://pay.example.com/callbacks/transfez/x","payer_id":3,
       "mode":"DESTINATION",
       "sender":{"lastname":"Lopez","firstname":"Ana","country_iso_code":"MEX"},
       "source":{"currency":"IDR","country_iso_code":"IDN"},
       "destination":{"amount":"20000.0","currency":"IDR","country_iso_code":"IDN"},
       "beneficiary":{"account":"0011223344","lastname":"Santoso","firstname":"Budi",
         "country_iso_code":"IDN","bank":"bca"},
       "compliance":{},"state":"created","state_id":null,"amount":20000,
       "sent_amount":"20000.0","rate":"1.0","fee":"2500.0","notes":"",
       "transaction_type":"C2C","user_id":7,"partner_id":6,"paid_at":null,
       "completion_date":null,"created_at":"2022-07-18T14:02:11.123+07:00",
       "updated_at":"2022-07-18T14:02:11.123+07:00","error_code":null,"error_message":null}
      """;

  private Answers() {}

  static String enveloped(String transaction) {
    return "{\"status\":200,\"data\":" + transaction + "}";
  }

  static String in(String state) {
    return enveloped(transaction("\"created\"", "\"" + state + "\""));
  }

  static String declined(String errorCode) {
    return enveloped(
        transaction("\"created\"", "\"declined\"")
            .replace("\"error_code\":null", "\"error_code\":" + errorCode)
            .replace("\"error_message\":null", "\"error_message\":\"no, account 0011223344\""));
  }

  static String transaction(String old, String other) {
    if (!TRANSACTION.contains(old)) {
      throw new IllegalArgumentException("not in the sample: " + old);
    }
    return TRANSACTION.replace(old, other);
  }

  static String error(int status, String message) {
    return "{\"status\":" + status + ",\"message\":" + message + "}";
  }

  /** Answers from which nothing can be concluded, whatever was asked. */
  static Map<String, byte[]> unrecognised() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("hang up", HANG_UP);
    all.put("not HTTP", "hello\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    for (int status : new int[] {201, 202, 204, 302, 408, 409, 418, 429, 500, 502, 503, 504}) {
      all.put(status + " html", html(status));
    }
    all.put("500 json", json(500, "{\"status\":500,\"error\":\"internal server error\"}"));
    all.put("503 json", json(503, error(503, "\"maintenance\"")));
    all.put("201 with a transaction", json(201, in("completed")));
    all.put("200 html", html(200));
    all.put("200 empty", json(200, ""));
    all.put("200 null", json(200, "null"));
    all.put("200 array", json(200, "[]"));
    all.put("200 text", json(200, "\"ok\""));
    all.put("200 truncated", truncated(200, in("completed")));
    all.put("200 half a JSON", json(200, in("completed").substring(0, 200)));
    all.put("200 two values", json(200, in("completed") + in("declined")));
    all.put("200 without data", json(200, "{\"status\":200}"));
    all.put("200 data null", json(200, "{\"status\":200,\"data\":null}"));
    all.put("200 data array", json(200, "{\"status\":200,\"data\":[" + TRANSACTION + "]}"));
    all.put("200 data not in an envelope", json(200, TRANSACTION));
    all.put("200 that is an error", json(200, error(422, "\"no\"")));
    all.put("200 of status 500", json(200, in("completed").replace("200,", "500,")));
    all.put("200 status of another type", json(200, in("completed").replace("200,", "true,")));
    all.put("other reference", changed("mx-abcdefghijklmnopqrstuvwxyz", "mx-other"));
    all.put("reference a number", changed("\"mx-abcdefghijklmnopqrstuvwxyz\"", "7"));
    all.put("reference null", changed("\"mx-abcdefghijklmnopqrstuvwxyz\"", "null"));
    all.put("id of another type", changed("\"id\":14", "\"id\":{\"v\":14}"));
    all.put("id negative", changed("\"id\":14", "\"id\":-14"));
    all.put("id a fraction", changed("\"id\":14", "\"id\":14.5"));
    all.put("id a path", changed("\"id\":14", "\"id\":\"14/../15\""));
    all.put("state null", changed("\"created\"", "null"));
    all.put("state a number", changed("\"created\"", "5"));
    all.put("state a list", changed("\"created\"", "[\"completed\"]"));
    all.put("state blank", changed("\"created\"", "\" \""));
    all.put(
        "state twice", changed("\"state\":\"created\"", "\"state\":\"x\",\"state\":\"created\""));
    for (String amount :
        new String[] {
          "1E+500000000",
          "1e-500000000",
          "\"1E+500000000\"",
          "1E+2147483648",
          "-20000",
          "\"-20000\"",
          "\"NaN\"",
          "\"a lot\"",
          "true",
          "{}",
          "20000.001",
          "\"20000,0\"",
          "9".repeat(50),
          "9".repeat(5000),
          "\"" + "9".repeat(5000) + "\"",
          "\"\""
        }) {
      String name = amount.length() > 20 ? amount.length() + " characters" : amount;
      all.put(
          "amount " + name, changed("\"sent_amount\":\"20000.0\"", "\"sent_amount\":" + amount));
    }
    all.put("echoed amount no amount", changed("\"amount\":\"20000.0\"", "\"amount\":\"x\""));
    all.put(
        "currency that is none",
        changed("\"20000.0\",\"currency\":\"IDR\"", "\"20000.0\",\"currency\":\"RUPIAH\""));
    all.put("deep", json(200, "{\"status\":200,\"data\":" + "[".repeat(100_000)));
    all.put(
        "deep in a transaction",
        changed("\"compliance\":{}", "\"compliance\":" + "[".repeat(99) + "]".repeat(99)));
    all.put("huge", json(200, in("completed") + " ".repeat(2 << 20)));
    all.put("long text", changed("\"notes\":\"\"", "\"notes\":\"" + "x".repeat(200_000) + "\""));
    return all;
  }

  private static byte[] changed(String old, String other) {
    return json(200, enveloped(transaction(old, other)));
  }
}
