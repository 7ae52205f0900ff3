package com.mexar.payout.json;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.event.EventType;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.LogStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what operators ask of endpoints and deliveries. Trusts nothing of it and throws nothing for
 * what a caller may send. Thread-safe.
 */
public final class EndpointReader {
  /** Longer than any address or secret that is taken. */
  private static final int LONGEST = 4_000;

  private static final int MOST_CLIENTS = 100;
  private static final int MOST_IDS = 1_000;
  private static final int LONGEST_DESCRIPTION = 200;
  private static final Instant END_OF_TIME = Instant.parse("9998-12-31T00:00:00Z");
  private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private enum State {
    ENABLED,
    DISABLED
  }

  /** {@code {url, description?, types?, clients?, signatures?, secret?, from?, reason}}. */
  public ReadResult<EndpointRequest> creation(byte[] body) {
    return Body.read(
        body,
        json -> {
          String url = json.requiredText("url", EndpointReader::bounded);
          return endpoint(json, url, true);
        });
  }

  /** {@code {url?, description?, types?, clients?, state?, reason}}. */
  public ReadResult<EndpointRequest> change(byte[] body) {
    return Body.read(
        body, json -> endpoint(json, json.optionalText("url", EndpointReader::bounded), false));
  }

  /** {@code {overlapSeconds?, reason}}. */
  public ReadResult<RotationRequest> rotation(byte[] body) {
    return Body.read(
        body,
        json -> {
          Long overlap = json.optionalWhole("overlapSeconds", LONGEST_OVERLAP.toSeconds());
          String reason = RequestReader.reason(json);
          json.refuseOthers();
          return reason == null
              ? null
              : new RotationRequest(overlap == null ? null : Duration.ofSeconds(overlap), reason);
        });
  }

  /** {@code {ids, reason}} or {@code {channel, from, to, reason}}. */
  public ReadResult<RedeliverRequest> redelivery(byte[] body) {
    return Body.read(body, EndpointReader::redelivery);
  }

  private static @Nullable EndpointRequest endpoint(
      ObjectReader json, @Nullable String url, boolean isNew) {
    String description = json.optionalText("description", EndpointReader::description);
    Set<EventType> types =
        json.optionalSet("types", EventType.values().length, EventType::ofWireName);
    Set<ClientId> clients = json.optionalSet("clients", MOST_CLIENTS, ClientId::new);
    Set<String> signatures = null;
    Secret secret = null;
    LogStart from = null;
    State state = null;
    if (isNew) {
      signatures = json.optionalSet("signatures", 2, EndpointReader::signature);
      String text = json.optionalText("secret", EndpointReader::bounded);
      secret = text == null ? null : new Secret(text);
      from = json.optionalTextOrWhole("from", EndpointReader::start, EndpointReader::from);
    } else {
      state = json.optionalWord("state", State.class);
    }
    String reason = RequestReader.reason(json);
    json.refuseOthers();
    if (reason == null || (isNew && url == null)) {
      return null;
    }
    return new EndpointRequest(
        url,
        description,
        types,
        clients,
        signatures,
        secret,
        from,
        state == null ? null : state == State.ENABLED,
        reason);
  }

  private static @Nullable RedeliverRequest redelivery(ObjectReader json) {
    Set<DeliveryId> ids = json.optionalSet("ids", MOST_IDS, DeliveryId::parse);
    String channel = json.optionalText("channel", EndpointReader::bounded);
    LogStart from = json.optionalTextOrWhole("from", EndpointReader::start, EndpointReader::from);
    LogStart to = json.optionalTextOrWhole("to", EndpointReader::end, LogStart.After::new);
    String reason = RequestReader.reason(json);
    json.refuseOthers();
    if (ids != null && (channel != null || from != null || to != null)) {
      json.faultHere("has either ids, or channel, from and to");
      return null;
    }
    if (ids != null) {
      if (ids.isEmpty()) {
        json.fault("ids", "must name at least one");
      }
      return reason == null ? null : new RedeliverRequest.Some(List.copyOf(ids), reason);
    }
    require(json, "channel", channel);
    require(json, "from", from);
    require(json, "to", to);
    return channel == null || from == null || to == null || reason == null
        ? null
        : new RedeliverRequest.Stretch(channel, from, to, reason);
  }

  private static void require(ObjectReader json, String name, @Nullable Object value) {
    if (value == null && json.isAbsent(name)) {
      json.fault(name, "is required");
    }
  }

  /** A position is the first to be had, a time that since when. */
  private static LogStart start(String text) {
    return switch (text) {
      case "beginning" -> new LogStart.Beginning();
      case "now" -> new LogStart.Now();
      default -> new LogStart.Since(Times.dateTime(text));
    };
  }

  private static LogStart from(long position) {
    return new LogStart.After(Math.max(0, position - 1));
  }

  /** A position is the last to be had, a time that until when. */
  private static LogStart end(String text) {
    return new LogStart.Until(text.equals("now") ? END_OF_TIME : Times.dateTime(text));
  }

  private static String signature(String word) {
    if (!word.equals("v1") && !word.equals("v1a")) {
      throw new InvalidValueException("must be v1 or v1a");
    }
    return word;
  }

  private static void bounded(String text) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST) {
      throw new InvalidValueException("must have 1 to " + LONGEST + " characters");
    }
  }

  private static void description(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST_DESCRIPTION
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(
          "must be at most " + LONGEST_DESCRIPTION + " printable characters");
    }
  }
}
