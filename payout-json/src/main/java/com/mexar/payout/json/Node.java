package com.mexar.payout.json;

import java.util.Map;
import java.util.Set;

/**
 * A JSON value as far as the gateway looks at it. Numbers and arrays are never part of what it
 * takes, so they are recognised and not read: no number is ever expanded.
 */
sealed interface Node {

  /**
   * @param members in the order of the text; of a repeated one the first
   * @param repeated the names that occur more than once
   */
  record Obj(Map<String, Node> members, Set<String> repeated) implements Node {}

  record Text(String value) implements Node {}

  record Null() implements Node {}

  record Other() implements Node {}
}
