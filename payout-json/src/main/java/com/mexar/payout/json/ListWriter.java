package com.mexar.payout.json;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes every list of the API: {@code {"items": […], "nextCursor": …}}. Thread-safe. */
public final class ListWriter {

  /**
   * @param form writes one item as JSON text, such as {@code payoutWriter::write}
   * @param nextCursor where the next page begins, or null where this is the last
   */
  public <T> String write(List<T> items, Function<T, String> form, @Nullable String nextCursor) {
    return JsonWriter.object(
        json ->
            json.jsons("items", items.stream().map(form).toList())
                .orNull("nextCursor", nextCursor));
  }
}
