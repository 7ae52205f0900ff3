package com.mexar.payout.app.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mexar.payout.app.TestGateway;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that try to be another, methods that are not served, on every route. */
class PathTest extends HostileHost {

  static Stream<Route> routes() {
    return Stream.concat(
        Route.all().stream(),
        Stream.of(
            new Route("POST", "/v1/payouts/" + NONE + "/cancel", TestGateway.CLIENT, ""),
            new Route("POST", "/callbacks/transfez", "", ""),
            new Route("POST", "/callbacks/transfez/" + CANARY, "", "")));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void fault10_path_thatIsNearlyOne_isNone(Route route) throws Exception {
    String path = route.path().split("\\?", 2)[0];
    String last = path.substring(path.lastIndexOf('/') + 1);
    for (String near :
        List.of(
            path.replace("/v1/", "/V1/").replace("/callbacks/", "/Callbacks/"),
            "/" + path,
            "/." + path,
            "/x/.." + path,
            "/%2e%2e" + path,
            "/..;" + path,
            "/%2f" + path,
            "/\\" + path,
            "/%5c" + path,
            path + "%zz",
            path + "%00",
            path + "%C0%AF",
            path + "%FF",
            path + "/" + CANARY + "/" + CANARY + "/" + CANARY,
            path + "/../" + last + "/..",
            path + "/%2e",
            path + ".json",
            path + "%20",
            "http://evil.example" + path + "%",
            path + "\u00e9")) {
      Wire.Answer answer = exchange(route.method(), near, route);
      assertThat(answer.status()).as(near).isIn(400, 401, 404, 405);
      assertThat(answer.isProblem()).as(answer.text()).isTrue();
      assertThat(answer.text()).doesNotContain(CANARY);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void method_notServed_isRefused(Route route) throws Exception {
    List<String> methods =
        List.of("DELETE", "PATCH", "TRACE", "CONNECT", "get", "FOO", "PROPFIND").stream()
            .filter(method -> !route.isServedBy(method))
            .toList();
    for (String method : methods) {
      Wire.Answer answer = exchange(method, route.path(), route);
      assertThat(answer.status()).as(method).isIn(400, 405);
      assertThat(answer.isProblem()).as(answer.text()).isTrue();
    }
    String other = route.isServedBy("PUT") ? "DELETE" : "PUT";
    assertThat(exchange(other, route.path(), route).text()).containsIgnoringCase("\r\nAllow: ");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void headAndOptions_onEveryRoute_areHarmless(Route route) throws Exception {
    Wire.Answer head = exchange("HEAD", route.path(), route);
    Wire.Answer options = exchange("OPTIONS", route.path(), route);

    assertThat(head.status()).isIn(200, 404, 405);
    assertThat(head.text()).endsWith("\r\n\r\n");
    assertThat(options.status()).isEqualTo(200);
    assertThat(options.text()).contains("Allow: ").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/callbacks",
        "/application.wadl",
        "/v1/application.wadl",
        "/metrics",
        "/admin",
        "/tasks/log-level",
        "/healthcheck",
        "/WEB-INF/web.xml",
        "/%57EB-INF/web.xml",
        "/favicon.ico",
        "/callbacks/transfez/a/b",
        "/v1/operator",
        "/openapi/../v1"
      })
  void fault10_path_ofNothing_isAProblem(String path) throws Exception {
    Wire.Answer answer = exchange("GET", path, Route.reading().get(0));

    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.isProblem()).as(answer.text()).isTrue();
  }

  private static Wire.Answer exchange(String method, String path, Route route) throws Exception {
    return Wire.exchange(
        gateway,
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n"
            + (route.key().isEmpty() ? "" : "Authorization: Bearer " + route.key() + "\r\n")
            + "\r\n");
  }
}
