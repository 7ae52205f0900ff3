package com.mexar.payout.provider.transfez;

import com.fasterxml.jackson.databind.JsonNode;
import com.mexar.payout.domain.Business;
import com.mexar.payout.domain.Party;
import com.mexar.payout.json.provider.ProviderJson;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a country wants to be told of sender and recipient, by kind of party: the provider's own
 * names, all groups of one kind together. A kind that it lists nothing for is empty. Immutable.
 */
record Attributes(Lists sender, Lists beneficiary) {

  /** The names by kind of party. */
  record Lists(List<String> personal, List<String> business) {
    List<String> of(Party party) {
      return party instanceof Business ? business : personal;
    }
  }

  /** Empty where it is of another form, or about something else. */
  static Optional<Attributes> of(JsonNode data, long country, Currency currency) {
    JsonNode id = data.path("id");
    JsonNode stated = data.path("currency");
    if (!(ProviderJson.isAbsent(id)
            || ProviderJson.whole(id).filter(value -> value == country).isPresent())
        || !(ProviderJson.isAbsent(stated)
            || ProviderJson.currency(stated).filter(currency::equals).isPresent())) {
      return Optional.empty();
    }
    Optional<Lists> sender = lists(data.path("attr").path("sender"));
    Optional<Lists> recipient = lists(data.path("attr").path("recipient"));
    return sender.isEmpty() || recipient.isEmpty()
        ? Optional.empty()
        : Optional.of(new Attributes(sender.get(), recipient.get()));
  }

  private static Optional<Lists> lists(JsonNode party) {
    List<String> personal = new ArrayList<>();
    List<String> business = new ArrayList<>();
    return party.isObject()
            && groups(party.path("personal"), personal)
            && groups(party.path("business"), business)
        ? Optional.of(new Lists(List.copyOf(personal), List.copyOf(business)))
        : Optional.empty();
  }

  private static boolean groups(JsonNode kind, List<String> names) {
    return ProviderJson.isAbsent(kind)
        || (kind.isArray() && kind.isEmpty())
        || (kind.isObject() && kind.valueStream().allMatch(group -> gather(group, names)));
  }

  /** Whether it is a list of texts; they are added. */
  static boolean gather(JsonNode list, List<String> names) {
    for (JsonNode name : list) {
      Optional<String> text = ProviderJson.text(name);
      if (text.isEmpty()) {
        return false;
      }
      names.add(text.get());
    }
    return list.isArray();
  }
}
