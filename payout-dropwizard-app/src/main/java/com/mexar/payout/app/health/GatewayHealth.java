package com.mexar.payout.app.health;

import com.codahale.metrics.health.HealthCheckRegistry;
import com.mexar.payout.app.config.PlugIns;
import com.mexar.payout.app.metrics.GatewayMetrics;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.BreakerState;
import com.mexar.payout.engine.WorkerHealth;
import com.mexar.payout.provider.PayoutProvider;
import jakarta.servlet.http.HttpServlet;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** All checks of one host, by the names under which they are shown. Not thread-safe. */
public final class GatewayHealth {
  private final HealthCheckRegistry checks;

  public GatewayHealth(HealthCheckRegistry checks) {
    this.checks = checks;
  }

  public GatewayHealth database(DataSource connections) {
    checks.register("database", new DatabaseCheck(connections));
    return this;
  }

  public GatewayHealth workers(Supplier<List<WorkerHealth>> workers, InstantSource clock) {
    for (WorkerHealth health : workers.get()) {
      String name = health.worker();
      checks.register("worker " + name, new WorkerCheck(name, workers, clock));
    }
    return this;
  }

  public GatewayHealth plugIns(
      PlugIns plugIns, GatewayMetrics metrics, Function<ProviderName, BreakerState> breakers) {
    for (PayoutProvider provider : plugIns.providers()) {
      ProviderName name = provider.profile().name();
      checks.register(
          "provider " + name,
          new ProviderCheck(
              name, metrics.statistics(), metrics.unanswered(), () -> breakers.apply(name)));
    }
    for (String channel : plugIns.channelNames()) {
      checks.register("channel " + channel, new ChannelCheck(channel, metrics.unpublished()));
    }
    return this;
  }

  /** To be served to whoever asks. */
  public HttpServlet page() {
    return new HealthPage(checks);
  }
}
