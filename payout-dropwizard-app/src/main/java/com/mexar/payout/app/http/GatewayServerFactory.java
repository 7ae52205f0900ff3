package com.mexar.payout.app.http;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import com.mexar.payout.app.config.ApiPort;
import com.mexar.payout.app.config.HostSettings;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.setup.AdminEnvironment;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.jetty.MutableServletContextHandler;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * Jetty with the gateway's limits, and with problems for all that Jetty refuses by itself. No
 * request log: addresses of callbacks carry tokens. No compression: an expanded body would pass the
 * bound of a body.
 */
public final class GatewayServerFactory extends DefaultServerFactory {
  private static final DataSize HEADERS = DataSize.kibibytes(16);
  private static final Duration IDLE = Duration.seconds(30);

  public GatewayServerFactory(HostSettings settings) {
    setApplicationConnectors(
        List.of(connector(new ApiConnector(settings.apiPort()), settings.apiPort().number())));
    setAdminConnectors(List.of(connector(new HttpConnectorFactory(), settings.http().adminPort())));
    setMinThreads(16);
    setMaxThreads(256);
    setAdminMinThreads(1);
    setAdminMaxThreads(8);
    setRegisterDefaultExceptionMappers(false);
    // it would put the addresses of requests, tokens included, into the names of threads
    setEnableThreadNameFilter(false);
    getGzipFilterFactory().setEnabled(false);
    LogbackAccessRequestLogFactory silent = new LogbackAccessRequestLogFactory();
    silent.setAppenders(List.of());
    setRequestLogFactory(silent);
  }

  @Override
  public Server build(Environment environment) {
    ProblemErrorHandler problems = new ProblemErrorHandler();
    environment.getApplicationContext().setErrorHandler(problems);
    environment.getAdminContext().setErrorHandler(problems);
    Server server = super.build(environment);
    for (Connector connector : server.getConnectors()) {
      connector.addBean(new SlowHeaders(connector, IDLE.toJavaDuration()));
    }
    server.setErrorHandler(problems);
    // a request whose body came later goes on in another thread, whose log is to name it too
    Handler named = new RequestIds(server.getHandler());
    server.setHandler(new RequestIds(new ReadableHeaders(new WholeBody(named))));
    return server;
  }

  @Override
  protected Handler createAdminServlet(
      Server server,
      MutableServletContextHandler handler,
      MetricRegistry metrics,
      HealthCheckRegistry healthChecks,
      AdminEnvironment admin) {
    return new AdminPages(super.createAdminServlet(server, handler, metrics, healthChecks, admin));
  }

  private static HttpConnectorFactory connector(HttpConnectorFactory connector, int port) {
    connector.setPort(port);
    connector.setIdleTimeout(IDLE);
    connector.setMaxRequestHeaderSize(HEADERS);
    connector.setHttpCompliance(HttpCompliance.STRICT);
    // it finds a header without regard to case: of two keys on one connection that differ by it
    // alone, the second would be read as the first
    connector.setHeaderCacheSize(DataSize.bytes(0));
    connector.setAcceptorThreads(Optional.of(1));
    return connector;
  }

  /** Takes over the free port that was chosen before the server was built. */
  private static final class ApiConnector extends HttpConnectorFactory {
    private final ApiPort port;

    private ApiConnector(ApiPort port) {
      this.port = port;
    }

    @Override
    protected ServerConnector buildConnector(
        Server server,
        Scheduler scheduler,
        ByteBufferPool buffers,
        String name,
        ThreadPool threads,
        ConnectionFactory... factories) {
      ServerConnector connector =
          super.buildConnector(server, scheduler, buffers, name, threads, factories);
      port.taken()
          .ifPresent(
              channel -> {
                try {
                  connector.open(channel);
                } catch (IOException e) {
                  throw new UncheckedIOException("the port cannot be taken over", e);
                }
              });
      return connector;
    }
  }
}
