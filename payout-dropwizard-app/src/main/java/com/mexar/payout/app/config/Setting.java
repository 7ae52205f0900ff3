package com.mexar.payout.app.config;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every setting of the host itself, by its place in the YAML file and its environment variable.
 * Those of providers and channels follow a rule instead: see {@link SettingNames}.
 */
enum Setting {
  HTTP_PORT("http.port", "PAYOUT_HTTP_PORT", "8080", "port of the API; 0 takes a free one"),
  ADMIN_PORT(
      "http.admin-port", "PAYOUT_ADMIN_PORT", "8081", "port of health and metrics; 0 as above"),
  PUBLIC_URL(
      "http.public-url",
      "PAYOUT_PUBLIC_URL",
      "http://127.0.0.1:<port>",
      "base of the callback addresses that providers are given"),
  TRUSTED_PROXIES(
      "http.trusted-proxies",
      "PAYOUT_TRUSTED_PROXIES",
      "none",
      "CIDR list of proxies whose `X-Forwarded-For` counts"),
  ALLOW_INSECURE_LOOPBACK(
      "http.allow-insecure-loopback",
      "PAYOUT_ALLOW_INSECURE_LOOPBACK",
      "false",
      "permits http to provider addresses on loopback"),
  DB_URL(
      "database.url",
      "PAYOUT_DB_URL",
      "an embedded PostgreSQL",
      "`jdbc:postgresql:` address of the database"),
  DB_USER("database.user", "PAYOUT_DB_USER", "none", "role that logs in to `database.url`"),
  DB_PASSWORD("database.password", "PAYOUT_DB_PASSWORD", "none", "its password"),
  DB_POOL_SIZE(
      "database.pool-size", "PAYOUT_DB_POOL_SIZE", "32", "connections at the most, 4 to 500"),
  DB_WAIT(
      "database.wait",
      "PAYOUT_DB_WAIT",
      "60s",
      "how long the start waits for a database that is away"),
  DATA_DIR("database.data-dir", "PAYOUT_DATA_DIR", "data", "folder of the embedded PostgreSQL"),
  PROVIDERS(
      "routing.providers",
      "PAYOUT_PROVIDERS",
      "transfez",
      "providers in the order of preference, comma-separated"),
  INITIALLY_ACTIVE(
      "routing.initially-active",
      "PAYOUT_INITIALLY_ACTIVE",
      "the first of the list",
      "providers that are ACTIVE when first seen; the others are SUSPENDED until an operator acts"),
  LEASE(
      "engine.lease",
      "PAYOUT_LEASE",
      "30s",
      "how long a host holds a payout for one step; longer than the call time-out"),
  CALL_TIMEOUT(
      "engine.call-timeout",
      "PAYOUT_CALL_TIMEOUT",
      "10s",
      "the longest that one call of a provider takes"),
  INQUIRY_DELAYS(
      "engine.inquiry-delays",
      "PAYOUT_INQUIRY_DELAYS",
      "5s,15s,1m,5m,15m,1h",
      "between inquiries while a payout is open; the last repeats"),
  MAX_ATTEMPTS(
      "engine.max-attempts",
      "PAYOUT_MAX_ATTEMPTS",
      "5",
      "attempts of one payout, 1 to 100; beyond them an operator decides. Attempts that were refused"
          + " for our or the provider's reasons before the provider took them up do not count"),
  EVENT_RETENTION(
      "engine.event-retention",
      "PAYOUT_EVENT_RETENTION",
      "90d",
      "how long the log of events is kept at least; longer while a channel or an endpoint is behind"),
  IDEMPOTENCY_RETENTION(
      "engine.idempotency-retention",
      "PAYOUT_IDEMPOTENCY_RETENTION",
      "72h",
      "how long an idempotency key is remembered; a reference is never forgotten"),
  CLIENT_RATE(
      "access.client-rate",
      "PAYOUT_CLIENT_RATE",
      "500",
      "requests per second and client, 1 to 1000000; beyond it 429"),
  API_KEYS_FILE(
      "access.api-keys-file",
      "PAYOUT_API_KEYS_FILE",
      "none",
      "lines `client role sha256-hex-of-key`, read at start, beside the keys in the database; `#`"
          + " begins a comment"),
  LOG_FORMAT(
      "logging.format",
      "PAYOUT_LOG_FORMAT",
      "json",
      "lines of the log on standard output: `json` or `text`"),
  PLUGINS_DIR(
      "",
      "PAYOUT_PLUGINS_DIR",
      "plugins",
      "folder whose jars `bin/gateway` puts on the class path");

  private final String path;
  private final String variable;
  private final String fallback;
  private final String meaning;

  Setting(String path, String variable, String fallback, String meaning) {
    this.path = path;
    this.variable = variable;
    this.fallback = fallback;
    this.meaning = meaning;
  }

  /** Such as {@code http.port}; empty for one that no YAML file can hold. */
  String path() {
    return path;
  }

  String section() {
    return path.substring(0, Math.max(0, path.indexOf('.')));
  }

  String key() {
    return path.substring(path.indexOf('.') + 1);
  }

  String variable() {
    return variable;
  }

  static Optional<Setting> at(String path) {
    return Arrays.stream(values()).filter(setting -> setting.path.equals(path)).findFirst();
  }

  static boolean isVariable(String name) {
    return Arrays.stream(values()).anyMatch(setting -> setting.variable.equals(name));
  }

  static boolean isSection(String name) {
    return Arrays.stream(values()).anyMatch(setting -> setting.section().equals(name));
  }

  /** A row of the table in the documentation. */
  String documentation() {
    String place = path.isEmpty() ? "" : "`" + path + "`";
    return "| `" + variable + "` | " + place + " | " + fallback + " | " + meaning + " |";
  }
}
