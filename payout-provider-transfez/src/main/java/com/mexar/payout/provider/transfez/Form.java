package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.json.provider.ProviderJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fills one party of a transfer abroad, and notes which members of ours it needs and lacks, and
 * which of the provider's names nobody here knows. Not thread-safe.
 */
final class Form {
  private final String party;
  private final Set<String> leftOut;
  private final ObjectNode node = ProviderJson.newObject();
  private final List<String> missing = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /**
   * A member of the client's request, and what is sent of it.
   *
   * @param ours its name, such as {@code sender.dateOfBirth}
   */
  record Member(String ours, @Nullable String value) {
    @Override
    public String toString() {
      return "Member[" + ours + ", redacted]";
    }
  }

  /**
   * @param party its member in the body
   * @param leftOut names that are not sent even where they are wanted
   */
  Form(String party, Set<String> leftOut) {
    this.party = party;
    this.leftOut = leftOut;
  }

  /**
   * @param known the member of ours behind a name of the provider's, or empty where there is none
   */
  void fill(Set<String> names, Function<String, Optional<Member>> known) {
    for (String name : names) {
      if (leftOut.contains(name)) {
        continue;
      }
      Optional<Member> member = known.apply(name);
      if (member.isEmpty()) {
        unknown.add(party + " " + name);
      } else if (member.get().value() == null) {
        missing.add(member.get().ours());
      } else {
        node.put(name, member.get().value());
      }
    }
  }

  ObjectNode node() {
    return node;
  }

  List<String> missing() {
    return missing;
  }

  List<String> unknown() {
    return unknown;
  }

  @Override
  public String toString() {
    return "Form[redacted]";
  }
}
