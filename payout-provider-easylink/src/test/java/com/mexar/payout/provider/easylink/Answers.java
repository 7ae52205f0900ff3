package com.mexar.payout.provider.easylink;

import static com.mexar.payout.testkit.provider.CannedServer.HANG_UP;
import static com.mexar.payout.testkit.provider.CannedServer.html;
import static com.mexar.payout.testkit.provider.CannedServer.json;
import static com.mexar.payout.testkit.provider.CannedServer.truncated;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The provider's answers as public integrations read them, and what is not among them. */
final class Answers {
  static final String CREATED =
      """
      {"merchant_id":"88","reference":"mx-abcdefghijklmnopqrstuvwxyz",
       "disbursement_id":"202510162200620000082571","fee":"3500","amount":"100123",
       "total_amount":"103623","account_holder_name":"Budi Santoso",
       "account_number":"0011223344","state":1,"bank_id":"2"}
      """;

  static final String DOMESTIC =
      """
      {"disbursement_id":"202510162200620000082571","merchant_id":"88",
       "reference":"mx-abcdefghijklmnopqrstuvwxyz","remittance_type":"domestic",
       "source_country":"IDN","source_currency":"IDR","destination_country":"IDN",
       "destination_currency":"IDR","source_amount":"100123.000000000000000000",
       "destination_amount":"100123.000000000000000000","fee":"3500.000000000000000000",
       "created_at":"2025-10-16T22:00:00+07:00","reason":"","state":"1"}
      """;

  static final String INTERNATIONAL =
      """
      {"reference":"mx-abcdefghijklmnopqrstuvwxyz",
       "transaction":{"destination_country":"SGP","destination_currency":"SGD",
         "destination_amount":90.5,"source_country":"IDN","source_currency":"IDR",
         "source_amount":1117268},
       "source":{"segment":"individual"},
       "destination":{"segment":"individual","bank_account_number":"9876543210"},
       "state":1,"reason":"","rate":"12345.5","fee":3500,"fee_currency":"IDR",
       "created":1760000000,"updated":1760000000}
      """;

  private Answers() {}

  static String ok(String data) {
    return "{\"code\":0,\"message\":\"Success\",\"data\":" + data + "}";
  }

  static String refused(String code) {
    return "{\"code\":" + code + ",\"message\":\"no, account 0011223344\"}";
  }

  static String created(String state) {
    return ok(replaced(CREATED, "\"state\":1", "\"state\":" + state));
  }

  static String domestic(String state) {
    return ok(replaced(DOMESTIC, "\"state\":\"1\"", "\"state\":" + state));
  }

  static String international(String state) {
    return ok(replaced(INTERNATIONAL, "\"state\":1", "\"state\":" + state));
  }

  static String replaced(String sample, String old, String other) {
    if (!sample.contains(old)) {
      throw new IllegalArgumentException("not in the sample: " + old);
    }
    return sample.replace(old, other);
  }

  /** Answers from which nothing can be concluded, whatever was asked in that form. */
  static Map<String, byte[]> unrecognised(String sample) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("hang up", HANG_UP);
    all.put("not HTTP", "hello\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    for (int status : new int[] {201, 204, 302, 400, 403, 404, 408, 409, 422, 429, 500, 502, 503}) {
      all.put(status + " html", html(status));
      all.put(status + " json", json(status, refused("581000001")));
    }
    String good = ok(sample);
    all.put("201 with success", json(201, good));
    all.put("200 html", html(200));
    all.put("200 empty", json(200, ""));
    all.put("200 null", json(200, "null"));
    all.put("200 array", json(200, "[" + good + "]"));
    all.put("200 truncated", truncated(200, good));
    all.put("200 half a JSON", json(200, good.substring(0, 100)));
    all.put("200 two values", json(200, good + good));
    all.put("200 without data", json(200, "{\"code\":0}"));
    all.put("200 data null", json(200, ok("null")));
    all.put("200 data a text", json(200, ok("\"done\"")));
    all.put("200 data an array", json(200, ok("[" + sample + "]")));
    all.put("no envelope", json(200, sample));
    all.put("no code", json(200, good.replace("\"code\":0,", "")));
    for (String code : new String[] {"null", "true", "0.0", "\"\"", "\"zero\"", "[0]", "{}"}) {
      all.put("code " + code, json(200, good.replace("\"code\":0", "\"code\":" + code)));
    }
    all.put("code huge", json(200, good.replace("\"code\":0", "\"code\":" + "9".repeat(90))));
    all.put("code twice", json(200, good.replace("\"code\":0", "\"code\":1,\"code\":0")));
    all.put("err_code", json(200, "{\"err_code\":30020003,\"message\":\"no\"}"));
    all.put("err_code beside", json(200, good.replace("\"code\":0", "\"code\":0,\"err_code\":1")));
    all.put("code -1", json(200, refused("-1")));
    all.put("code 10041006", json(200, refused("10041006")));
    all.put("code 40002003", json(200, refused("40002003")));
    all.put("code unlisted", json(200, refused("77777777")));
    all.put("code unlisted text", json(200, refused("\"30020099\"")));
    all.put("other reference", changed(sample, "mx-abcdefghijklmnopqrstuvwxyz", "mx-other"));
    all.put("reference null", changed(sample, "\"mx-abcdefghijklmnopqrstuvwxyz\"", "null"));
    all.put("reference a number", changed(sample, "\"mx-abcdefghijklmnopqrstuvwxyz\"", "7"));
    String state = sample.contains("\"state\":1") ? "\"state\":1" : "\"state\":\"1\"";
    for (String other : new String[] {"null", "true", "7.0", "-7", "\"paid\"", "[7]", "\"\""}) {
      all.put("state " + other, changed(sample, state, "\"state\":" + other));
    }
    all.put("state twice", changed(sample, state, "\"state\":7," + state));
    all.put("deep", json(200, "{\"code\":0,\"data\":" + "[".repeat(100_000)));
    all.put("huge", json(200, good + " ".repeat(2 << 20)));
    all.put(
        "long text", changed(sample, "\"fee\"", "\"x\":\"" + "x".repeat(200_000) + "\",\"fee\""));
    return all;
  }

  /** What cannot be an amount. */
  static String[] noAmounts() {
    return new String[] {
      "1E+500000000",
      "1e-500000000",
      "\"1E+500000000\"",
      "-1",
      "\"-1\"",
      "\"NaN\"",
      "\"a lot\"",
      "true",
      "{}",
      "0.001",
      "\"20000,0\"",
      "9".repeat(50),
      "\"" + "9".repeat(5000) + "\"",
      "\"\""
    };
  }

  static byte[] changed(String sample, String old, String other) {
    return json(200, ok(replaced(sample, old, other)));
  }
}
