package com.mexar.payout.sandbox.transfez;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mexar.payout.sandbox.internal.Json;
import com.mexar.payout.sandbox.internal.Reply.Full;
import java.util.Map;
import java.util.Optional;

/** What a partner can look up of countries abroad: the list, their banks, fields and rates. */
record ForeignDiscovery(Wanted wanted) {

  private static final int MOST_PER_PAGE = 10_000;

  Full countries(Map<String, String> query) {
    Paging paging = Paging.of(query, MOST_PER_PAGE);
    return Answers.page(
        paging.cut(Payer.ABROAD).stream().map(Discovery::json).toList(),
        paging,
        Payer.ABROAD.size());
  }

  Full banks(Optional<Payer> payer, Map<String, String> query) {
    if (!isAbroad(payer)) {
      return Answers.notFound();
    }
    var banks = ForeignBank.of(payer.get());
    Paging paging = Paging.of(query, MOST_PER_PAGE);
    return Answers.page(
        paging.cut(banks).stream().map(bank -> json(bank, payer.get())).toList(),
        paging,
        banks.size());
  }

  Full attribute(Optional<Payer> payer) {
    if (!isAbroad(payer)) {
      return Answers.notFound();
    }
    ObjectNode data =
        Json.object().put("id", payer.get().id()).put("currency", payer.get().currency());
    data.set("attr", wanted.lists(payer.get()));
    return Answers.data(data);
  }

  /** Figures as strings, as the samples have them. */
  Full rate(String source, String destination) {
    Optional<Payer> payer =
        Payer.ABROAD.stream().filter(one -> one.currency().equals(destination)).findFirst();
    if (payer.isEmpty() || !source.equals(Payer.RUPIAH)) {
      return Answers.notFound();
    }
    String rate = payer.get().rate().toPlainString();
    ObjectNode data = Json.object();
    data.putObject("obj_rate")
        .put("id", payer.get().id())
        .put("source_currency", source)
        .put("destination_currency", destination)
        .put("kurs", rate)
        .put("minimum_amount", payer.get().minimum() + ".0")
        .put("maximum_amount", payer.get().maximum() + ".0");
    return Answers.data(data.put("rate", rate));
  }

  private static boolean isAbroad(Optional<Payer> payer) {
    return payer.filter(Payer::isAbroad).isPresent();
  }

  private static ObjectNode json(ForeignBank bank, Payer payer) {
    ObjectNode json =
        Json.object()
            .put("id", bank.id())
            .put("name", bank.name())
            .put("country_iso_3", payer.country());
    json.set("additional_required_fields", Json.MAPPER.valueToTree(bank.alsoWanted()));
    return json;
  }
}
