package com.mexar.payout.app.http;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.json.FieldFault;
import com.mexar.payout.json.Times;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.Task;
import com.mexar.payout.store.TaskQuery;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: the place of the last item of the page before. Callers hand back what they
 * were given; whatever else they make up, they can only begin elsewhere in what they may see.
 */
final class Cursors {
  private static final String BETWEEN = "_";
  private static final String NOT_A_CURSOR = "is no nextCursor of this list";
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private Cursors() {}

  /** The cursor of the page behind this one, or null where this is the last. */
  static <T> @Nullable String next(Page<T> page, Function<T, String> place) {
    return page.more() ? place.apply(page.items().get(page.items().size() - 1)) : null;
  }

  static PayoutId payout(String cursor) {
    try {
      return PayoutId.parse(cursor);
    } catch (InvalidValueException e) {
      throw notACursor();
    }
  }

  static UUID id(String cursor) {
    return payout(cursor).value();
  }

  static long number(String cursor) {
    try {
      return QueryReader.wholeNumber(cursor, 0, Long.MAX_VALUE);
    } catch (InvalidValueException e) {
      throw notACursor();
    }
  }

  static DeliveryId delivery(String cursor) {
    try {
      return DeliveryId.parse(cursor);
    } catch (InvalidValueException e) {
      throw notACursor();
    }
  }

  static String of(Task task) {
    return task.openedAt() + BETWEEN + task.id();
  }

  static TaskQuery.Place task(String cursor) {
    int between = cursor.indexOf(BETWEEN);
    if (between < 0) {
      throw notACursor();
    }
    return new TaskQuery.Place(
        Times.dateTime(cursor.substring(0, between)), id(cursor.substring(between + 1)));
  }

  /** One of a provider's own, which nobody here can read. */
  static String providers(String cursor) {
    if (!PRINTABLE.matcher(cursor).matches()) {
      throw notACursor();
    }
    return cursor;
  }

  /** A provider's own that the provider does not know. */
  static ProblemException unknown() {
    return Problems.invalid(List.of(new FieldFault("/cursor", NOT_A_CURSOR))).asException();
  }

  private static InvalidValueException notACursor() {
    return new InvalidValueException(NOT_A_CURSOR);
  }
}
