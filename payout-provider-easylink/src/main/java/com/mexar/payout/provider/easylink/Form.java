package com.mexar.payout.provider.easylink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a part of a body, and notes which members of ours it needs and lacks. Not thread-safe. */
record Form(ObjectNode node, List<String> missing) {

  Form with(String field, String value) {
    node.put(field, value);
    return this;
  }

  /**
   * @param ours the member of the client's request that the value comes from
   */
  Form need(String field, @Nullable String value, String ours) {
    if (value == null) {
      missing.add(ours);
    } else {
      node.put(field, value);
    }
    return this;
  }
}
