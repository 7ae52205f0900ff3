package com.mexar.payout.app.http;

import com.mexar.payout.app.security.AddressList;
import com.mexar.payout.app.security.CallbackGuard;
import com.mexar.payout.app.security.RefusedCallback;
import com.mexar.payout.app.security.RemoteAddress;
import com.mexar.payout.callback.CallbackReply;
import com.mexar.payout.callback.RawCallback;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.CallbackAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where providers call back. No API key here: whether a callback is authentic is the provider
 * plug-in's to say. Addresses carry tokens, so nothing here logs one.
 */
@Path("/callbacks/{provider}")
public final class CallbackResource {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackResource.class);

  private final PayoutEngine engine;
  private final Map<ProviderName, AddressList> sources;
  private final RemoteAddress remote;
  private final CallbackGuard guard;

  /**
   * @param sources from where each provider may call; absent means from anywhere
   */
  public CallbackResource(
      PayoutEngine engine,
      Map<ProviderName, AddressList> sources,
      RemoteAddress remote,
      CallbackGuard guard) {
    this.engine = engine;
    this.sources = Map.copyOf(sources);
    this.remote = remote;
    this.guard = guard;
  }

  @POST
  public Response receive(
      @PathParam("provider") String provider, @Context HttpServletRequest request)
      throws IOException {
    return received(provider, request);
  }

  /** The token is part of the path that the plug-in is given. */
  @POST
  @Path("/{token}")
  public Response receiveWithToken(
      @PathParam("provider") String provider, @Context HttpServletRequest request)
      throws IOException {
    return received(provider, request);
  }

  private Response received(String name, HttpServletRequest request) throws IOException {
    ProviderName provider = Names.provider(name);
    String address = address(request);
    AddressList allowed = sources.get(provider);
    if (allowed != null && !allowed.contains(address)) {
      throw refused(
          request,
          new RefusedCallback(provider, address, "not from this address", OptionalInt.empty()),
          Problems.forbidden("Callbacks are not taken from this address."));
    }
    RawCallback callback =
        new RawCallback(
            request.getMethod(),
            request.getRequestURI(),
            Objects.requireNonNullElse(request.getQueryString(), ""),
            headers(request),
            RequestBody.read(request),
            address);
    try {
      return answer(engine.receive(provider, callback), provider, callback, request);
    } catch (StoreUnavailableException | StoreConflictException e) {
      LOG.warn("request {}: a callback was not kept: {}", RequestIds.of(request), e.getMessage());
      throw sendAgain().asException();
    }
  }

  private Response answer(
      CallbackAnswer answer,
      ProviderName provider,
      RawCallback callback,
      HttpServletRequest request) {
    if (answer instanceof CallbackAnswer.Kept kept) {
      CallbackReply reply = kept.reply();
      Response.ResponseBuilder response = Response.status(reply.status());
      return (reply.contentType().isEmpty()
              ? response
              : response.type(reply.contentType()).entity(reply.body()))
          .build();
    }
    if (answer instanceof CallbackAnswer.NotAuthentic not) {
      throw refused(
          request,
          new RefusedCallback(
              provider,
              callback.remoteAddress(),
              not.why(),
              OptionalInt.of(callback.body().length)),
          Problem.of(401, "The callback is not shown to be authentic."));
    }
    throw (answer instanceof CallbackAnswer.KnownElsewhere ? sendAgain() : noSuchProvider())
        .asException();
  }

  /** What comes faster than is told is not logged either. */
  private ProblemException refused(
      HttpServletRequest request, RefusedCallback callback, Problem problem) {
    Optional<Duration> tooMany = guard.refuse(callback);
    if (tooMany.isEmpty()) {
      LOG.warn(
          "request {}: a callback of {} is refused: {}",
          RequestIds.of(request),
          callback.provider(),
          callback.reason());
    }
    return tooMany.map(Problems::tooManyRefused).orElse(problem).asException();
  }

  private String address(HttpServletRequest request) {
    List<String> forwarded = Collections.list(request.getHeaders("X-Forwarded-For"));
    return remote.of(request.getRemoteAddr(), forwarded);
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }

  private static Problem noSuchProvider() {
    return Problems.notFound("There is no such provider.");
  }

  private static Problem sendAgain() {
    return Problems.unavailable("The callback was not kept; send it again.");
  }
}
