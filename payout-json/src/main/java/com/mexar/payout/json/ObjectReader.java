package com.mexar.payout.json;

import com.mexar.payout.domain.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document, read member by member. What is wrong with a member is noted with its
 * pointer and read as null, so that one reading finds every fault. An optional member that is
 * {@code null} is absent. Not thread-safe.
 */
final class ObjectReader {
  private final Node.Obj object;
  private final String pointer;
  private final Faults faults;
  private final Set<String> known = new HashSet<>();

  private ObjectReader(Node.Obj object, String pointer, Faults faults) {
    this.object = object;
    this.pointer = pointer;
    this.faults = faults;
    object.repeated().forEach(name -> fault(name, "is repeated"));
  }

  /** Reads a whole document, which must be an object. */
  static <T> @Nullable T ofRoot(
      Node root, Faults faults, Function<ObjectReader, @Nullable T> reader) {
    if (root instanceof Node.Obj object) {
      return reader.apply(new ObjectReader(object, "", faults));
    }
    faults.add("", "must be an object");
    return null;
  }

  /** The pointer of a member that may or may not be there. */
  String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  void fault(String name, String detail) {
    faults.add(at(name), detail);
  }

  void faultHere(String detail) {
    faults.add(pointer, detail);
  }

  <T> @Nullable T required(String name, Function<String, T> parser) {
    Node value = present(name);
    if (value == null) {
      fault(name, "is required");
      return null;
    }
    return parsed(name, value, parser);
  }

  <T> @Nullable T optional(String name, Function<String, T> parser) {
    Node value = present(name);
    return value == null ? null : parsed(name, value, parser);
  }

  /** A text that a constructor of the domain, given as the rule, takes. */
  @Nullable String requiredText(String name, Consumer<String> rule) {
    return required(name, ruled(rule));
  }

  @Nullable String optionalText(String name, Consumer<String> rule) {
    return optional(name, ruled(rule));
  }

  <E extends Enum<E>> @Nullable E requiredWord(String name, Class<E> words) {
    return required(name, text -> word(words, text));
  }

  <E extends Enum<E>> @Nullable E optionalWord(String name, Class<E> words) {
    return optional(name, text -> word(words, text));
  }

  <T> @Nullable T requiredObject(String name, Function<ObjectReader, @Nullable T> reader) {
    Node value = present(name);
    if (value == null) {
      fault(name, "is required");
      return null;
    }
    return nested(name, value, reader);
  }

  <T> @Nullable T optionalObject(String name, Function<ObjectReader, @Nullable T> reader) {
    Node value = present(name);
    return value == null ? null : nested(name, value, reader);
  }

  /** A whole number from this on. */
  @Nullable Long requiredWhole(String name, long least) {
    Node value = present(name);
    if (value == null) {
      fault(name, "is required");
      return null;
    }
    if (value instanceof Node.Whole whole && whole.value() >= least) {
      return whole.value();
    }
    fault(name, "must be a whole number from " + least + " on");
    return null;
  }

  /** A whole number up to this one. */
  @Nullable Long optionalWhole(String name, long most) {
    Node value = present(name);
    if (value instanceof Node.Whole whole && whole.value() <= most) {
      return whole.value();
    }
    if (value != null) {
      fault(name, "must be a whole number up to " + most);
    }
    return null;
  }

  /** A text or a whole number, each with its own meaning. */
  <T> @Nullable T optionalTextOrWhole(
      String name, Function<String, T> ofText, LongFunction<T> ofWhole) {
    Node value = present(name);
    if (value instanceof Node.Whole whole) {
      return ofWhole.apply(whole.value());
    }
    if (value != null && !(value instanceof Node.Text)) {
      fault(name, "must be a string or a whole number");
      return null;
    }
    return value == null ? null : parsed(name, value, ofText);
  }

  /** Different texts in an array, at most so many; null where it is absent. */
  <T> @Nullable Set<T> optionalSet(String name, int most, Function<String, T> parser) {
    Node value = present(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Node.Texts texts) || texts.values().size() > most) {
      fault(name, "must be an array of at most " + most + " strings");
      return null;
    }
    Set<T> set = new LinkedHashSet<>();
    for (int i = 0; i < texts.values().size(); i++) {
      String place = at(name) + "/" + i;
      try {
        if (!set.add(parser.apply(texts.values().get(i)))) {
          faults.add(place, "is repeated");
        }
      } catch (InvalidValueException e) {
        faults.add(place, String.valueOf(e.getMessage()));
      }
    }
    return set;
  }

  /** True or false; what is absent is false. */
  boolean flag(String name) {
    Node value = present(name);
    if (value != null && !(value instanceof Node.Flag)) {
      fault(name, "must be true or false");
    }
    return value instanceof Node.Flag flag && flag.value();
  }

  /** Every member whose value is a text, whatever its name. */
  void eachText(BiConsumer<String, String> action) {
    for (Map.Entry<String, Node> member : object.members().entrySet()) {
      known.add(member.getKey());
      if (member.getValue() instanceof Node.Text text) {
        action.accept(member.getKey(), text.value());
      } else {
        fault(member.getKey(), "must be a string");
      }
    }
  }

  /** Whether a member is not there at all, or null. */
  boolean isAbsent(String name) {
    return present(name) == null;
  }

  /** Neither reads these nor calls them unknown. */
  void overlook(String... names) {
    known.addAll(List.of(names));
  }

  int size() {
    return object.members().size();
  }

  /** Notes each member that nobody asked for. To be called when all were asked for. */
  void refuseOthers() {
    List<String> others = new ArrayList<>(object.members().keySet());
    others.removeAll(known);
    others.forEach(name -> fault(name, "is not a known member"));
  }

  private @Nullable Node present(String name) {
    known.add(name);
    Node value = object.members().get(name);
    return value instanceof Node.Null ? null : value;
  }

  private <T> @Nullable T parsed(String name, Node value, Function<String, T> parser) {
    if (!(value instanceof Node.Text text)) {
      fault(name, "must be a string");
      return null;
    }
    try {
      return parser.apply(text.value());
    } catch (InvalidValueException e) {
      fault(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private <T> @Nullable T nested(
      String name, Node value, Function<ObjectReader, @Nullable T> reader) {
    if (!(value instanceof Node.Obj nested)) {
      fault(name, "must be an object");
      return null;
    }
    return reader.apply(new ObjectReader(nested, at(name), faults));
  }

  private static Function<String, String> ruled(Consumer<String> rule) {
    return text -> {
      rule.accept(text);
      return text;
    };
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
