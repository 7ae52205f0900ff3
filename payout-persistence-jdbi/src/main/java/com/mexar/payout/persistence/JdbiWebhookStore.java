package com.mexar.payout.persistence;

import com.mexar.payout.event.LoggedEvent;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.store.Transaction;
import com.mexar.payout.webhook.ClaimedDelivery;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointDraft;
import com.mexar.payout.webhook.EndpointNews;
import com.mexar.payout.webhook.TriedDelivery;
import com.mexar.payout.webhook.WebhookStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Endpoints and their deliveries on PostgreSQL. The row of {@code webhook_fan_out} is locked by
 * whoever shares out events and by whoever changes which endpoints there are, so that an endpoint
 * misses no event on its way between being behind and being there. Thread-safe.
 */
final class JdbiWebhookStore implements WebhookStore {
  private final EndpointTable endpoints = new EndpointTable();
  private final FanOut fanOut = new FanOut();
  private final DeliveryLines lines = new DeliveryLines();

  @Override
  public void fanOut(Transaction tx, List<LoggedEvent> events) {
    fanOut.share(JdbiTransaction.of(tx), events);
  }

  @Override
  public boolean catchUp(Transaction tx, int events) {
    return fanOut.catchUp(JdbiTransaction.of(tx), events);
  }

  @Override
  public List<Endpoint> endpoints(Transaction tx) {
    return endpoints.all(JdbiTransaction.of(tx));
  }

  @Override
  public Optional<Endpoint> find(Transaction tx, UUID id) {
    return endpoints.find(JdbiTransaction.of(tx), id);
  }

  @Override
  public Optional<Endpoint> lock(Transaction tx, UUID id) {
    return endpoints.lock(JdbiTransaction.of(tx), id);
  }

  @Override
  public Endpoint add(Transaction tx, EndpointDraft draft, LogStart start) {
    return endpoints.add(JdbiTransaction.of(tx), draft, start);
  }

  @Override
  public Optional<Endpoint> change(Transaction tx, EndpointDraft draft) {
    return endpoints.change(JdbiTransaction.of(tx), draft);
  }

  @Override
  public boolean disable(Transaction tx, UUID id, String why) {
    return endpoints.disable(JdbiTransaction.of(tx), id, why);
  }

  @Override
  public boolean enable(Transaction tx, UUID id) {
    return endpoints.enable(JdbiTransaction.of(tx), id);
  }

  @Override
  public boolean clear(Transaction tx, UUID id, int most) {
    return endpoints.clear(JdbiTransaction.of(tx), id, most);
  }

  @Override
  public boolean remove(Transaction tx, UUID id) {
    return endpoints.remove(JdbiTransaction.of(tx), id);
  }

  @Override
  public List<ClaimedDelivery> claim(
      Transaction tx, Map<UUID, Integer> free, int most, UUID claim, Duration length) {
    return lines.claim(JdbiTransaction.of(tx), free, most, claim, length);
  }

  @Override
  public void settle(Transaction tx, List<TriedDelivery> tried) {
    lines.settle(JdbiTransaction.of(tx), tried);
  }

  @Override
  public Map<UUID, String> note(Transaction tx, List<EndpointNews> news, Duration mayFail) {
    return endpoints.note(JdbiTransaction.of(tx), news, mayFail);
  }
}
