package com.mexar.payout.app.http;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.event.webhook.EndpointChange;
import com.mexar.payout.event.webhook.EndpointDesk;
import com.mexar.payout.event.webhook.EndpointKeys;
import com.mexar.payout.event.webhook.EndpointWish;
import com.mexar.payout.event.webhook.PingAnswer;
import com.mexar.payout.event.webhook.SignatureScheme;
import com.mexar.payout.json.EndpointReader;
import com.mexar.payout.json.EndpointRequest;
import com.mexar.payout.json.EndpointWriter;
import com.mexar.payout.json.FieldFault;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.RequestReader;
import com.mexar.payout.json.RotationRequest;
import com.mexar.payout.settings.Secret;
import com.mexar.payout.store.LogStart;
import com.mexar.payout.webhook.Endpoint;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where subscribers take webhooks. A secret is shown once, when it is drawn. */
@Path("/v1/operator/webhook-endpoints")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForOperators
public final class WebhookEndpointResource {
  private final EndpointDesk desk;
  private final EndpointReader reader = new EndpointReader();
  private final RequestReader requests = new RequestReader();
  private final EndpointWriter writer = new EndpointWriter();
  private final ListWriter lists = new ListWriter();

  public WebhookEndpointResource(EndpointDesk desk) {
    this.desk = desk;
  }

  @GET
  public String list(@Context UriInfo uri) {
    QueryReader.of(uri).requireNoFaults();
    return lists.write(desk.endpoints(), this::written, null);
  }

  @GET
  @Path("/{id}")
  public String one(@PathParam("id") String id, @Context UriInfo uri) {
    QueryReader.of(uri).requireNoFaults();
    return written(desk.find(named(id)).orElseThrow(WebhookEndpointResource::none));
  }

  @POST
  public Response add(@Context HttpServletRequest request, @Context SecurityContext security)
      throws IOException {
    EndpointRequest asked = Bodies.read(request, reader::creation);
    EndpointWish wish =
        new EndpointWish(
            url(asked.url()),
            Objects.requireNonNullElse(asked.description(), ""),
            Objects.requireNonNullElse(asked.types(), Set.of()),
            Objects.requireNonNullElse(asked.clients(), Set.of()),
            schemes(asked),
            asked.secret());
    LogStart start = Objects.requireNonNullElseGet(asked.from(), LogStart.Now::new);
    Endpoint added = desk.add(wish, start, Acts.of(security, asked.reason()));
    return Response.created(URI.create("/v1/operator/webhook-endpoints/" + added.id()))
        .entity(withSecret(added))
        .build();
  }

  @PATCH
  @Path("/{id}")
  public String change(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    UUID endpoint = named(id);
    EndpointRequest asked = Bodies.read(request, reader::change);
    EndpointChange change =
        new EndpointChange(
            asked.url() == null ? null : url(asked.url()),
            asked.description(),
            asked.types(),
            asked.clients(),
            asked.enabled());
    return written(
        desk.change(endpoint, change, Acts.of(security, asked.reason()))
            .orElseThrow(WebhookEndpointResource::none));
  }

  /** The reason stands in the body, or in the query for callers that send no body. */
  @DELETE
  @Path("/{id}")
  @Produces(MediaType.WILDCARD) // nothing, so it is whatever the caller accepts
  public Response remove(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    UUID endpoint = named(id);
    QueryReader query = QueryReader.of(uri);
    OperatorAct asked = query.value("reason", text -> Acts.of(security, text));
    query.requireNoFaults();
    OperatorAct act =
        asked == null ? Acts.of(security, Bodies.read(request, requests::reason)) : asked;
    if (!desk.remove(endpoint, act)) {
      throw none();
    }
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/rotate-secret")
  public String rotate(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    UUID endpoint = named(id);
    RotationRequest asked = Bodies.read(request, reader::rotation);
    return withSecret(
        desk.rotate(
                endpoint,
                Objects.requireNonNullElse(asked.overlap(), EndpointDesk.USUAL_OVERLAP),
                Acts.of(security, asked.reason()))
            .orElseThrow(WebhookEndpointResource::none));
  }

  /** The answer says what the receiver said; that it said no is no fault of this request. */
  @POST
  @Path("/{id}/ping")
  public String ping(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    UUID endpoint = named(id);
    String reason = Bodies.read(request, requests::reason);
    PingAnswer said =
        desk.ping(endpoint, Acts.of(security, reason)).orElseThrow(WebhookEndpointResource::none);
    return writer.ping(
        said.message(), said.delivered(), said.status(), said.outcome(), said.duration());
  }

  private String written(Endpoint endpoint) {
    return writer.endpoint(
        endpoint, words(endpoint), EndpointKeys.publicKey(endpoint).orElse(null));
  }

  private String withSecret(Endpoint endpoint) {
    return writer.withSecret(
        endpoint,
        words(endpoint),
        EndpointKeys.publicKey(endpoint).orElse(null),
        EndpointKeys.sharedSecret(endpoint).orElse(null));
  }

  private static List<String> words(Endpoint endpoint) {
    return EndpointKeys.schemes(endpoint).stream().map(SignatureScheme::word).toList();
  }

  private URI url(@Nullable String text) {
    return checked("/url", () -> desk.url(Optional.ofNullable(text).orElse("")));
  }

  /** As asked, and always that of a secret that is given. */
  private static Set<SignatureScheme> schemes(EndpointRequest asked) {
    Set<SignatureScheme> schemes =
        Objects.requireNonNullElse(asked.signatures(), Set.<String>of()).stream()
            .map(SignatureScheme::parse)
            .collect(Collectors.toCollection(TreeSet::new));
    Secret secret = asked.secret();
    if (secret != null) {
      schemes.add(checked("/secret", () -> SignatureScheme.of(secret)));
    }
    return schemes.isEmpty() ? Set.of(SignatureScheme.V1) : schemes;
  }

  private static <T> T checked(String pointer, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValueException e) {
      throw Problems.invalid(List.of(new FieldFault(pointer, String.valueOf(e.getMessage()))))
          .asException();
    }
  }

  private static UUID named(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw none();
    }
  }

  private static ProblemException none() {
    return Problems.notFound("There is no such endpoint.").asException();
  }
}
