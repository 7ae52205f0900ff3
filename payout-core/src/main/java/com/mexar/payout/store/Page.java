package com.mexar.payout.store;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param more whether the list goes on behind the last item
 */
public record Page<T>(List<T> items, boolean more) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * The page of what was read with one item more than was asked for, to see whether there is one.
   */
  public static <T> Page<T> of(List<T> read, int limit) {
    return read.size() > limit ? new Page<>(read.subList(0, limit), true) : new Page<>(read, false);
  }

  public <R> Page<R> map(Function<T, R> form) {
    return new Page<>(items.stream().map(form).toList(), more);
  }
}
