package com.mexar.payout.app.config;

import com.mexar.payout.settings.Secret;
import com.mexar.payout.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which PostgreSQL.
 *
 * @param server empty for the embedded one in {@code dataDir}
 * @param poolSize connections at the most
 * @param patience how long the start waits for a database that is away
 */
public record DatabaseSettings(
    Optional<Server> server, Path dataDir, int poolSize, Duration patience) {

  /** A PostgreSQL that others run. */
  public record Server(String url, Optional<String> user, Optional<Secret> password) {}

  static DatabaseSettings read(Settings section) {
    Optional<String> url = section.text("url");
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      section.fault("url", "must begin with jdbc:postgresql:", url);
    }
    Optional<String> user = section.text("user");
    Optional<Secret> password = section.secret("password");
    if (url.isEmpty() && user.isPresent()) {
      section.fault("user", "is given without an address of the database", user);
    }
    return new DatabaseSettings(
        url.map(address -> new Server(address, user, password)),
        Path.of(section.text("data-dir", "data")),
        section.integer("pool-size", 32, 4, 500),
        section.duration("wait", Duration.ofSeconds(60)));
  }
}
