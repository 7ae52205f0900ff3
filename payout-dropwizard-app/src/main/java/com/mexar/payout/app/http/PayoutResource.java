package com.mexar.payout.app.http;

import com.mexar.payout.app.security.Caller;
import com.mexar.payout.domain.IdempotencyKey;
import com.mexar.payout.domain.Payout;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.PayoutInstruction;
import com.mexar.payout.domain.PayoutStatus;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.domain.Reference;
import com.mexar.payout.domain.TraceContext;
import com.mexar.payout.engine.AcceptAnswer;
import com.mexar.payout.engine.CancelAnswer;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.FieldFault;
import com.mexar.payout.json.InstructionReader;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.PayoutWriter;
import com.mexar.payout.json.Times;
import com.mexar.payout.json.TransitionWriter;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.PayoutQuery;
import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Payouts, as clients ask for them, look at them and wish to cancel them. */
@Path("/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public final class PayoutResource {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutResource.class);

  private final PayoutEngine engine;
  private final InstructionReader reader = new InstructionReader();
  private final PayoutWriter payouts = new PayoutWriter();
  private final TransitionWriter transitions = new TransitionWriter();
  private final ListWriter lists = new ListWriter();

  public PayoutResource(PayoutEngine engine) {
    this.engine = engine;
  }

  /** Accepts a payout, once for each key and reference. */
  @POST
  public Response accept(@Context HttpServletRequest request, @Context SecurityContext security)
      throws IOException {
    Caller caller = CallerFilter.callerOf(security);
    if (!caller.mayCreate()) {
      throw Problems.forbidden("Only a client creates payouts.").asException();
    }
    IdempotencyKey key = KeyHeader.of(request);
    PayoutInstruction instruction = Bodies.read(request, reader::read);
    Optional<TraceContext> trace =
        Optional.ofNullable(request.getHeader("traceparent")).flatMap(TraceContext::parse);
    try {
      return answer(
          trace.isPresent()
              ? engine.accept(caller.client(), key, instruction, trace.get())
              : engine.accept(caller.client(), key, instruction));
    } catch (StoreUnavailableException | StoreConflictException e) {
      LOG.warn("request {}: perhaps accepted: {}", RequestIds.of(request), e.getMessage());
      throw Problems.perhapsAccepted().asException();
    }
  }

  @GET
  public String list(@Context UriInfo uri, @Context SecurityContext security) {
    Caller caller = CallerFilter.callerOf(security);
    QueryReader query = QueryReader.of(uri);
    PayoutQuery asked =
        new PayoutQuery(
            caller.seesAll() ? null : caller.client(),
            query.value("reference", Reference::new),
            query.word("status", PayoutStatus.class),
            query.value("provider", ProviderName::new),
            query.value("createdFrom", Times::dateTime),
            query.value("createdTo", Times::dateTime),
            query.value("cursor", Cursors::payout),
            query.limit());
    query.requireNoFaults();
    Page<Payout> page = engine.list(asked);
    return lists.write(page.items(), payouts::write, Cursors.next(page, it -> it.id().toString()));
  }

  @GET
  @Path("/{id}")
  public String find(
      @PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
    QueryReader.of(uri).requireNoFaults();
    return payouts.write(visible(id, security));
  }

  @GET
  @Path("/{id}/history")
  public String history(
      @PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
    QueryReader.of(uri).requireNoFaults();
    PayoutId payout = visible(id, security).id();
    return lists.write(engine.history(payout), transitions::write, null);
  }

  @POST
  @Path("/{id}/cancel")
  public Response cancel(@PathParam("id") String id, @Context SecurityContext security) {
    Caller caller = CallerFilter.callerOf(security);
    if (!caller.mayCreate()) {
      throw Problems.forbidden("Only a client cancels its payouts.").asException();
    }
    CancelAnswer answer = engine.cancel(Names.payout(id), caller.client());
    if (answer instanceof CancelAnswer.Cancelled cancelled) {
      return Response.ok(payouts.write(cancelled.payout())).build();
    }
    if (answer instanceof CancelAnswer.Wished wished) {
      return Response.accepted(payouts.write(wished.payout())).build();
    }
    throw (answer instanceof CancelAnswer.NotCancellable not
            ? Problems.notCancellable(not.payout())
            : Problems.notFound("There is no such payout."))
        .asException();
  }

  private Response answer(AcceptAnswer answer) {
    if (answer instanceof AcceptAnswer.Accepted accepted) {
      Payout payout = accepted.payout();
      Response.ResponseBuilder created =
          Response.created(URI.create("/v1/payouts/" + payout.id())).entity(payouts.write(payout));
      return (accepted.replayed() ? created.header("Idempotent-Replayed", "true") : created)
          .build();
    }
    throw refusal(answer).asException();
  }

  private static Problem refusal(AcceptAnswer answer) {
    if (answer instanceof AcceptAnswer.InProgress) {
      return Problems.inProgress();
    }
    if (answer instanceof AcceptAnswer.KeyReused) {
      return Problems.keyReused();
    }
    if (answer instanceof AcceptAnswer.ReferenceUsed used) {
      return Problems.referenceUsed(used.payout(), used.sameContent());
    }
    if (answer instanceof AcceptAnswer.NoRoute none) {
      return Problems.noRoute(none.why());
    }
    if (answer instanceof AcceptAnswer.DeadlinePassed) {
      return Problems.invalid(
          List.of(new FieldFault(InstructionReader.DEADLINE, "must be in the future")));
    }
    throw new IllegalStateException("an answer of no known kind");
  }

  /** An id that names nothing, and one of somebody else's payout, look the same. */
  private Payout visible(String id, SecurityContext security) {
    Caller caller = CallerFilter.callerOf(security);
    return engine
        .find(Names.payout(id))
        .filter(caller::maySee)
        .orElseThrow(() -> Problems.notFound("There is no such payout.").asException());
  }
}
