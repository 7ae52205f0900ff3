package com.mexar.payout.domain;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Copies of an instruction that differ from it in one member each, found by walking its records.
 */
final class Mutations {
  private Mutations() {}

  /** By the path of what was changed; members that may be absent are also left out once each. */
  static Map<String, PayoutInstruction> each(PayoutInstruction instruction) {
    Map<String, PayoutInstruction> all = new LinkedHashMap<>();
    walk("", instruction, changed -> (PayoutInstruction) changed, all);
    return all;
  }

  static PayoutInstruction with(PayoutInstruction instruction, String member, Object value) {
    return (PayoutInstruction) copy(instruction, member, value);
  }

  private static void walk(
      String path,
      Object value,
      Function<Object, PayoutInstruction> whole,
      Map<String, PayoutInstruction> all) {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Function<Object, PayoutInstruction> around =
          changed -> whole.apply(copy(value, component.getName(), changed));
      Object member = get(value, component);
      if (component.getAnnotatedType().getAnnotations().length > 0) {
        all.put(name + "=absent", around.apply(null));
      }
      if (member instanceof Record && !(member instanceof CountryCode)) {
        walk(name, member, around, all);
      } else {
        all.put(name, around.apply(other(member)));
      }
    }
  }

  private static Object other(Object value) {
    if (value instanceof String text) {
      char last = text.charAt(text.length() - 1);
      return text.substring(0, text.length() - 1)
          + (last == '1' ? '2' : last == 'A' ? 'B' : swap(last));
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Currency) {
      return Currency.getInstance("USD");
    }
    if (value instanceof CountryCode) {
      return new CountryCode("JP");
    }
    if (value instanceof LocalDate date) {
      return date.plusDays(1);
    }
    if (value instanceof Instant instant) {
      return instant.plusNanos(1);
    }
    if (value instanceof Enum<?> constant) {
      Object[] constants = constant.getDeclaringClass().getEnumConstants();
      return constants[(constant.ordinal() + 1) % constants.length];
    }
    if (value instanceof Map<?, ?>) {
      return Map.of("k", "w");
    }
    throw new IllegalStateException("no other value for " + value.getClass());
  }

  /** Another character that every shape takes which takes this one. */
  private static char swap(char c) {
    return Character.isDigit(c) ? (char) ('0' + (c - '0' + 1) % 10) : c == 'm' ? 'n' : 'm';
  }

  private static Object copy(Object value, String member, Object changed) {
    try {
      RecordComponent[] components = value.getClass().getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] = components[i].getName().equals(member) ? changed : get(value, components[i]);
      }
      Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("changing " + member, e);
    }
  }

  private static Object get(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("reading " + component.getName(), e);
    }
  }
}
