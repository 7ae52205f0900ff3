package com.mexar.payout.app.http;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.json.FieldFault;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query of one request, read parameter by parameter. What is wrong is gathered with its pointer
 * ({@code /limit} for the parameter {@code limit}), and parameters that are unknown or repeated are
 * refused: a filter that was misspelt must not answer with everything. Not thread-safe.
 */
final class QueryReader {
  static final int USUAL_LIMIT = 50;
  static final int MOST = 200;

  private static final int LONGEST = 200;

  /** A query made of nothing but faults must not have an answer many times its own size. */
  private static final int MOST_FAULTS = 100;

  private final MultivaluedMap<String, String> parameters;
  private final Set<String> known = new HashSet<>();
  private final List<FieldFault> faults = new ArrayList<>();

  private QueryReader(MultivaluedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  static QueryReader of(UriInfo uri) {
    return new QueryReader(uri.getQueryParameters());
  }

  /** The parameter, or null where it is absent or wrong. */
  <T> @Nullable T value(String name, Function<String, T> parser) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      fault(name, "is repeated");
      return null;
    }
    String value = values.get(0);
    if (value.length() > LONGEST) {
      fault(name, "is too long");
      return null;
    }
    try {
      return parser.apply(value);
    } catch (InvalidValueException e) {
      fault(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  <T> T required(String name, Function<String, T> parser, T placeholder) {
    T value = value(name, parser);
    if (value == null && !parameters.containsKey(name)) {
      fault(name, "is required");
    }
    return value == null ? placeholder : value;
  }

  <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
    return value(name, text -> word(words, text));
  }

  /** How many items a page may have. */
  int limit() {
    Long limit = value("limit", text -> wholeNumber(text, 1, MOST));
    return limit == null ? USUAL_LIMIT : limit.intValue();
  }

  /**
   * To be called when every parameter was read.
   *
   * @throws ProblemException with all that is wrong
   */
  void requireNoFaults() {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        fault(name, "is not a known parameter");
      }
    }
    if (!faults.isEmpty()) {
      throw Problems.invalid(faults).asException();
    }
  }

  static long wholeNumber(String text, long least, long most) {
    InvalidValueException wrong =
        new InvalidValueException("must be a whole number from " + least + " to " + most);
    if (!text.matches("[0-9]{1,18}")) {
      throw wrong;
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw wrong;
    }
    return number;
  }

  private void fault(String name, String detail) {
    if (faults.size() == MOST_FAULTS) {
      return;
    }
    String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    faults.add(new FieldFault("/" + shown.replace("~", "~0").replace("/", "~1"), detail));
  }

  private static <E extends Enum<E>> E word(Class<E> words, String text) {
    return Arrays.stream(words.getEnumConstants())
        .filter(word -> word.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "must be one of "
                        + Arrays.stream(words.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))));
  }
}
