package com.mexar.payout.http;

import java.net.Proxy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The two OkHttp clients behind one guarded client: one that can only speak TLS, one that can only
 * speak without it and only to this machine. They share pool and permits.
 */
final class OkHttpClients {
  private static final AtomicLong WORKER = new AtomicLong();

  private OkHttpClients() {}

  static ExecutorService workers() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        60,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "guarded-http-" + WORKER.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  static OkHttpClient secure(GuardedHttpClientBuilder options, ExecutorService workers) {
    Dispatcher dispatcher = new Dispatcher(workers);
    dispatcher.setMaxRequests(options.maxConcurrentCalls);
    dispatcher.setMaxRequestsPerHost(options.maxConcurrentCalls);
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(
                new ConnectionPool(
                    options.maxIdleConnections,
                    options.idleKeepAlive.toMillis(),
                    TimeUnit.MILLISECONDS))
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
            // one request on one connection: with HTTP/2 one broken connection would put every call
            // on it in doubt, and connections would be shared between hosts
            .protocols(List.of(Protocol.HTTP_1_1))
            // a proxy would resolve names itself, behind the address rule
            .proxy(Proxy.NO_PROXY)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(options.connectTimeout)
            .callTimeout(options.callTimeout)
            .readTimeout(options.callTimeout)
            .writeTimeout(options.callTimeout)
            .eventListenerFactory(OkHttpClients::journeyOf)
            .addNetworkInterceptor(
                new LastStation(new AnswerReader(options.maxAnswerBytes, options.headAlone)));
    SSLSocketFactory sockets = options.sslSocketFactory;
    X509TrustManager trust = options.trustManager;
    if (sockets != null && trust != null) {
      client.sslSocketFactory(sockets, trust);
    } else if (options.authorities != null || options.identity != null) {
      X509TrustManager own = PemCertificates.trust(options.authorities);
      client.sslSocketFactory(
          PemCertificates.context(own, options.identity).getSocketFactory(), own);
    }
    if (options.baseUri != null && !options.pins.isEmpty()) {
      client.certificatePinner(
          new CertificatePinner.Builder()
              .add(options.baseUri.getHost(), options.pins.toArray(String[]::new))
              .build());
    }
    return guard(client, options, secureRule(options));
  }

  static OkHttpClient insecureLoopback(GuardedHttpClientBuilder options, OkHttpClient secure) {
    return guard(
        secure.newBuilder().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)),
        options,
        AddressRule.LOOPBACK);
  }

  private static AddressRule secureRule(GuardedHttpClientBuilder options) {
    if (!options.publicAddressesOnly) {
      return AddressRule.ANY;
    }
    return options.allowInsecureLoopback ? AddressRule.PUBLIC_OR_LOOPBACK : AddressRule.PUBLIC;
  }

  private static OkHttpClient guard(
      OkHttpClient.Builder client, GuardedHttpClientBuilder options, AddressRule rule) {
    return client
        .dns(new GuardedNames(options.resolver, rule))
        .socketFactory(new GuardedSockets(rule))
        .build();
  }

  private static okhttp3.EventListener journeyOf(okhttp3.Call call) {
    Journey journey = call.request().tag(Journey.class);
    return journey == null ? okhttp3.EventListener.NONE : journey;
  }
}
