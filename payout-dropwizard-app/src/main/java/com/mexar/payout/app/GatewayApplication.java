package com.mexar.payout.app;

import com.mexar.payout.app.config.ConfigurationReader;
import com.mexar.payout.app.config.GatewayConfiguration;
import com.mexar.payout.app.config.GatewayConfigurationFactory;
import com.mexar.payout.app.config.HostSettings;
import com.mexar.payout.app.health.GatewayHealth;
import com.mexar.payout.app.http.AccountInquiryResource;
import com.mexar.payout.app.http.CallbackResource;
import com.mexar.payout.app.http.CallerFilter;
import com.mexar.payout.app.http.DeliveryResource;
import com.mexar.payout.app.http.EventResource;
import com.mexar.payout.app.http.GatewayServerFactory;
import com.mexar.payout.app.http.OperatorFilter;
import com.mexar.payout.app.http.OperatorPayoutResource;
import com.mexar.payout.app.http.OperatorProviderResource;
import com.mexar.payout.app.http.OperatorResource;
import com.mexar.payout.app.http.PayoutResource;
import com.mexar.payout.app.http.ProblemMapper;
import com.mexar.payout.app.http.ProviderResource;
import com.mexar.payout.app.http.QuoteResource;
import com.mexar.payout.app.http.WebhookEndpointResource;
import com.mexar.payout.app.logging.Logs;
import com.mexar.payout.app.metrics.GatewayMetrics;
import com.mexar.payout.app.openapi.DocsResource;
import com.mexar.payout.app.openapi.OpenApiResource;
import com.mexar.payout.app.security.CallbackGuard;
import com.mexar.payout.app.security.ClientRate;
import com.mexar.payout.app.security.KeyRing;
import com.mexar.payout.app.security.RemoteAddress;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.event.webhook.Webhooks;
import com.mexar.payout.json.EventJson;
import com.mexar.payout.persistence.ApiKeyTable;
import com.mexar.payout.persistence.RefusedCallbackTable;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host on one page: what is wired to what. */
class GatewayApplication extends Application<GatewayConfiguration> {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayApplication.class);

  /** Kept of each provider, for operators to look at. */
  private static final int REFUSED_CALLBACKS = 1000;

  private final ConfigurationReader reader;
  private final Opened opened = new Opened();
  private final Clock clock = Clock.systemUTC();
  private @Nullable AfterRestoreOption afterRestore;

  GatewayApplication(ConfigurationReader reader) {
    this.reader = reader;
  }

  /** The engine is to be started on a database that was set back to a backup. */
  void startAfterRestore(AfterRestoreOption option) {
    afterRestore = option;
  }

  @Override
  protected void bootstrapLogging() {
    CommandLogs.toStandardError();
  }

  @Override
  public String getName() {
    return "payout-gateway";
  }

  @Override
  public void initialize(Bootstrap<GatewayConfiguration> bootstrap) {
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new GatewayConfigurationFactory(
                reader, settings -> Logs.factory(settings.logFormat()), GatewayServerFactory::new));
  }

  @Override
  protected void addDefaultCommands(Bootstrap<GatewayConfiguration> bootstrap) {
    bootstrap.addCommand(new HostCommand(this, opened));
    bootstrap.addCommand(new DatabaseCommand(reader, System.out));
    bootstrap.addCommand(new ApiKeyCommand(reader, System.out));
    bootstrap.addCommand(new ChannelCommand(reader, System.out));
  }

  @Override
  public void run(GatewayConfiguration configuration, Environment environment) {
    HostSettings settings = configuration.settings();
    Database database = opened.add(Database.open(settings.database(), clock));
    GatewayMetrics metrics =
        opened.add(new GatewayMetrics(database.stores(), settings.plugIns(), clock));
    Webhooks webhooks = webhooks(settings, database, metrics);
    PayoutEngine engine = opened.add(engine(settings, database, metrics, webhooks));
    webhooks.prepare(settings.plugIns().webhooksFrom());
    if (afterRestore == null) {
      engine.start();
    } else {
      engine.startAfterRestore(afterRestore.inUse(), afterRestore.act());
    }
    environment.lifecycle().manage(opened);
    KeyRing keys =
        new KeyRing(
            settings.access().keys(),
            new StoredKeys(ApiKeyTable.in(database.connections())),
            clock);
    RefusedCallbackTable refused =
        RefusedCallbackTable.in(database.connections(), REFUSED_CALLBACKS);
    RefusedCallbackKeeper keeper = opened.add(new RefusedCallbackKeeper(refused, clock));
    CallbackGuard guard = new CallbackGuard(clock, List.of(metrics.refusals(), keeper));
    environment
        .jersey()
        .register(new OperatorResource(engine.operators(), new StoredRefusals(refused)));
    environment.jersey().register(new WebhookEndpointResource(webhooks.desk()));
    environment.jersey().register(new DeliveryResource(engine.operators()));
    serve(settings, engine, keys, guard, environment);
    observe(settings, database, engine, metrics, environment);
    environment
        .lifecycle()
        .addServerLifecycleListener(new Announcement(settings.plugIns().providers()));
    if (keys.isEmpty()) {
      LOG.warn("No API key is known: nobody can call until one is made (gateway api-key create)");
    }
  }

  private Webhooks webhooks(HostSettings settings, Database database, GatewayMetrics metrics) {
    return Webhooks.of(
        database.stores(),
        database.webhooks(),
        settings.plugIns().webhooks(),
        clock,
        new SecureRandom(),
        metrics.webhooks());
  }

  private PayoutEngine engine(
      HostSettings settings, Database database, GatewayMetrics metrics, Webhooks webhooks) {
    PayoutEngine.Builder engine =
        PayoutEngine.builder(database.stores(), new EventJson())
            .settings(settings.engine())
            .clock(clock)
            .observer(metrics.observer());
    settings.plugIns().providers().forEach(engine::provider);
    settings.plugIns().channels().forEach(it -> engine.channel(it.channel(), it.start()));
    engine.channel(webhooks.channel());
    return engine.build();
  }

  private void serve(
      HostSettings settings,
      PayoutEngine engine,
      KeyRing keys,
      CallbackGuard guard,
      Environment environment) {
    ClientRate rate = new ClientRate(settings.access().clientRate(), clock);
    RemoteAddress remote = new RemoteAddress(settings.http().trustedProxies());
    environment.jersey().property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    // an absolute one would repeat whatever the request's Host header says
    environment
        .jersey()
        .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    environment.jersey().register(ProblemMapper.class);
    environment.jersey().register(new CallerFilter(keys, rate));
    environment.jersey().register(new OperatorFilter());
    environment.jersey().register(new PayoutResource(engine));
    environment.jersey().register(new EventResource(engine));
    environment.jersey().register(new ProviderResource(engine));
    environment.jersey().register(new AccountInquiryResource(engine));
    environment.jersey().register(new QuoteResource(engine));
    environment.jersey().register(new OperatorPayoutResource(engine.operators()));
    environment.jersey().register(new OperatorProviderResource(engine.operators()));
    environment
        .jersey()
        .register(
            new CallbackResource(engine, settings.plugIns().callbackSources(), remote, guard));
    environment.jersey().register(new OpenApiResource());
    environment.jersey().register(new DocsResource());
  }

  private void observe(
      HostSettings settings,
      Database database,
      PayoutEngine engine,
      GatewayMetrics metrics,
      Environment environment) {
    metrics.watch(engine::health, engine::breaker, database.connections());
    GatewayHealth health =
        new GatewayHealth(environment.healthChecks())
            .database(database.connections())
            .workers(engine::health, clock)
            .plugIns(settings.plugIns(), metrics, engine::breaker);
    environment.jersey().register(metrics.requests());
    environment.admin().addServlet("health", health.page()).addMapping("/healthcheck");
    environment.admin().addServlet("metrics", metrics.page()).addMapping("/metrics");
  }
}
