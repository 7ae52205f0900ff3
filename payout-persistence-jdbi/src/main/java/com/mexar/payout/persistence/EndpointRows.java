package com.mexar.payout.persistence;

import com.mexar.payout.domain.ClientId;
import com.mexar.payout.event.EventType;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.webhook.Endpoint;
import com.mexar.payout.webhook.EndpointSecret;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Endpoints as rows. Stateless. */
final class EndpointRows {
  static final String COLUMNS =
      """
      w.id, w.url, w.description, w.types, w.clients, w.disabled_for, w.secrets,
      (SELECT coalesce(array_agg(floor(extract(epoch FROM ends) * 1000)::bigint ORDER BY place), '{}')
       FROM unnest(w.secret_ends) WITH ORDINALITY AS s(ends, place)) AS secret_ends,
      w.created_at, w.updated_at, w.failing_since, w.paused_until, w.copied_to
      """;

  /** Whether an endpoint {@code w} wants an event {@code e}. */
  static final String WANTS =
      "(w.types = '{}' OR e.type = ANY (w.types)) AND (w.clients = '{}' OR e.client = ANY (w.clients))";

  private EndpointRows() {}

  static Endpoint read(ResultSet row) throws SQLException {
    return new Endpoint(
        row.getObject("id", UUID.class),
        URI.create(row.getString("url")),
        row.getString("description"),
        texts(row, "types").stream().map(EventType::valueOf).collect(Collectors.toSet()),
        texts(row, "clients").stream().map(ClientId::new).collect(Collectors.toSet()),
        row.getString("disabled_for"),
        secrets(row),
        Moments.read(row, "created_at"),
        Moments.read(row, "updated_at"),
        Moments.readOrNull(row, "failing_since"),
        Moments.readOrNull(row, "paused_until"),
        row.getObject("copied_to", Long.class));
  }

  private static List<EndpointSecret> secrets(ResultSet row) throws SQLException {
    List<String> texts = texts(row, "secrets");
    @Nullable Long[] ends = (Long[]) array(row, "secret_ends");
    List<EndpointSecret> secrets = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Long end = ends[i];
      secrets.add(
          new EndpointSecret(
              new Secret(texts.get(i)), end == null ? null : Instant.ofEpochMilli(end)));
    }
    return secrets;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) array(row, column));
  }

  private static Object array(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array.getArray();
  }
}
