package com.mexar.payout.settings;

import com.mexar.payout.domain.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typed access to the text settings of one plug-in or channel. A getter that meets a fault notes it
 * and returns a placeholder; {@link #requireNoFaults()}, called before anything is built, throws
 * all of them together. Keys are lower-case words joined by dashes. Not thread-safe.
 */
public class Settings {
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private final String owner;
  private final Map<String, String> values;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> read = new TreeSet<>();

  /**
   * @param owner what the settings belong to, shown before each key in a fault
   * @param values by key; blank values count as absent
   */
  public Settings(String owner, Map<String, String> values) {
    this.owner = owner;
    this.values = new LinkedHashMap<>(values);
    this.values.values().removeIf(String::isBlank);
  }

  public Optional<String> text(String key) {
    read.add(key);
    return Optional.ofNullable(values.get(key)).map(String::strip);
  }

  public String text(String key, String fallback) {
    return text(key).orElse(fallback);
  }

  /** The text, or a fault and an empty placeholder. */
  public String requiredText(String key) {
    return text(key).orElseGet(() -> fault(key, "is required", ""));
  }

  public Optional<Secret> secret(String key) {
    return text(key).map(Secret::new);
  }

  public Secret requiredSecret(String key) {
    return new Secret(requiredText(key));
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String key, boolean fallback) {
    return parsed(
        key,
        fallback,
        value ->
            switch (value.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new InvalidValueException("must be true or false");
            });
  }

  /** A whole number within bounds, both included. */
  public int integer(String key, int fallback, int least, int most) {
    return parsed(
        key,
        fallback,
        value -> {
          String rule = "must be a whole number from " + least + " to " + most;
          int number;
          try {
            number = Integer.parseInt(value);
          } catch (NumberFormatException e) {
            throw new InvalidValueException(rule);
          }
          if (number < least || number > most) {
            throw new InvalidValueException(rule);
          }
          return number;
        });
  }

  /** Such as {@code 250ms}, {@code 30s}, {@code 5m}, {@code 72h} or {@code 3d}; more than zero. */
  public Duration duration(String key, Duration fallback) {
    return parsed(key, fallback, Settings::parseDuration);
  }

  /** Comma-separated durations, at least one. */
  public List<Duration> durations(String key, List<Duration> fallback) {
    return parsed(
        key,
        fallback,
        value -> {
          List<Duration> parsed = split(value).stream().map(Settings::parseDuration).toList();
          if (parsed.isEmpty()) {
            throw new InvalidValueException("must have at least one duration");
          }
          return parsed;
        });
  }

  /** Comma-separated texts, blanks around them dropped; empty where the setting is absent. */
  public List<String> list(String key) {
    return text(key).map(Settings::split).orElse(List.of());
  }

  /** An absolute http or https address with a host, without user, query or fragment. */
  public URI requiredAddress(String key) {
    URI placeholder = URI.create("https://invalid.invalid");
    if (text(key).isEmpty()) {
      return fault(key, "is required", placeholder);
    }
    return parsed(key, placeholder, Settings::parseAddress);
  }

  /**
   * Any other type. The message of an {@link InvalidValueException} becomes the fault, since it
   * never repeats the value; of any other {@link IllegalArgumentException} nothing is shown.
   */
  public <T> T parsed(String key, T fallback, Function<String, T> parser) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      return parser.apply(value.get());
    } catch (InvalidValueException e) {
      return fault(key, String.valueOf(e.getMessage()), fallback);
    } catch (IllegalArgumentException e) {
      return fault(key, "is not valid", fallback);
    }
  }

  /** Notes a fault that the caller found, and returns what stands in for the value. */
  public <T> T fault(String key, String problem, T placeholder) {
    faults.add(new Fault(owner + "." + key, problem));
    return placeholder;
  }

  /**
   * Throws all faults at once, keys that nobody read among them. To be called when every setting
   * was read and before anything is built from them.
   */
  public void requireNoFaults() {
    List<Fault> all = new ArrayList<>(faults);
    for (String key : values.keySet()) {
      if (!read.contains(key)) {
        all.add(
            new Fault(owner + "." + key, "is not a setting; known are " + String.join(", ", read)));
      }
    }
    if (!all.isEmpty()) {
      throw new SettingsException(all);
    }
  }

  private static Duration parseDuration(String value) {
    Matcher parts = DURATION.matcher(value);
    if (!parts.matches()) {
      throw new InvalidValueException("must be a duration such as 250ms, 30s, 5m or 72h");
    }
    long count = Long.parseLong(parts.group(1));
    if (count == 0) {
      throw new InvalidValueException("must be more than zero");
    }
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static URI parseAddress(String value) {
    URI address;
    try {
      address = new URI(value);
    } catch (URISyntaxException e) {
      throw new InvalidValueException("must be an address such as https://host/path");
    }
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new InvalidValueException("must be an http or https address with a host");
    }
    if (address.getUserInfo() != null
        || address.getQuery() != null
        || address.getFragment() != null) {
      throw new InvalidValueException("must have no user, query or fragment");
    }
    return address;
  }

  private static List<String> split(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
