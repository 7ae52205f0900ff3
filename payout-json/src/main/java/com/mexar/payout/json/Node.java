package com.mexar.payout.json;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A JSON value as far as the gateway looks at it. Of numbers it takes whole ones of few digits
 * alone, of arrays those of texts; what else there is is recognised and not read: no number is
 * expanded.
 */
sealed interface Node {

  /**
   * @param members in the order of the text; of a repeated one the first
   * @param repeated the names that occur more than once
   */
  record Obj(Map<String, Node> members, Set<String> repeated) implements Node {}

  record Text(String value) implements Node {}

  /** A whole number from 0 to 18 digits long. */
  record Whole(long value) implements Node {}

  record Texts(List<String> values) implements Node {}

  record Flag(boolean value) implements Node {}

  record Null() implements Node {}

  record Other() implements Node {}
}
