package com.mexar.payout.app.http;

import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.engine.OperatorDesk;
import com.mexar.payout.engine.ResolutionAnswer;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.OperatorWriter;
import com.mexar.payout.json.RequestReader;
import com.mexar.payout.json.ResolutionRequest;
import com.mexar.payout.store.Resolution;
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
import java.util.List;
import java.util.UUID;

/** What operators do with a payout: have it inquired, and resolve its attempts, two of them. */
@Path("/v1/operator/payouts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForOperators
public final class OperatorPayoutResource {
  private final OperatorDesk operators;
  private final RequestReader requests = new RequestReader();
  private final OperatorWriter writer = new OperatorWriter();
  private final ListWriter lists = new ListWriter();

  public OperatorPayoutResource(OperatorDesk operators) {
    this.operators = operators;
  }

  /** The inquiry follows; what it brings shows in the payout's history. */
  @POST
  @Path("/inquire")
  @Produces(MediaType.WILDCARD) // nothing, so it is whatever the caller accepts
  public Response inquire(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    PayoutId payout = Names.payout(id);
    String reason = Bodies.read(request, requests::reason);
    boolean asked =
        operators
            .inquire(payout, Acts.of(security, reason))
            .orElseThrow(OperatorPayoutResource::noSuchPayout);
    if (!asked) {
      throw Problems.nothingToInquire().asException();
    }
    return Response.accepted().build();
  }

  @GET
  @Path("/resolutions")
  public String resolutions(@PathParam("id") String id, @Context UriInfo uri) {
    QueryReader.of(uri).requireNoFaults();
    List<Resolution> resolutions =
        operators.resolutions(Names.payout(id)).orElseThrow(OperatorPayoutResource::noSuchPayout);
    return lists.write(resolutions, writer::resolution, null);
  }

  @POST
  @Path("/resolutions")
  public Response propose(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    PayoutId payout = Names.payout(id);
    ResolutionRequest asked = Bodies.read(request, requests::resolution);
    ResolutionAnswer answer =
        operators.propose(payout, asked.claim(), Acts.of(security, asked.reason()));
    if (answer instanceof ResolutionAnswer.Proposed proposed) {
      return Response.status(Response.Status.CREATED)
          .entity(writer.resolution(proposed.id(), false))
          .build();
    }
    throw refusal(answer);
  }

  @POST
  @Path("/resolutions/{rid}/approve")
  public String approve(
      @PathParam("id") String id,
      @PathParam("rid") String resolution,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    PayoutId payout = Names.payout(id);
    UUID named = Names.id(resolution, "There is no such resolution.");
    String reason = Bodies.read(request, requests::reason);
    ResolutionAnswer answer = operators.approve(payout, named, Acts.of(security, reason));
    if (answer instanceof ResolutionAnswer.Approved approved) {
      return writer.resolution(approved.resolution().id(), true);
    }
    throw refusal(answer);
  }

  private static ProblemException refusal(ResolutionAnswer answer) {
    if (answer instanceof ResolutionAnswer.Refused refused) {
      return Problems.resolutionRefused(refused.why()).asException();
    }
    if (answer instanceof ResolutionAnswer.OwnProposal) {
      return Problems.forbidden("Another operator has to approve it.").asException();
    }
    return Problems.notFound("There is no such payout or resolution.").asException();
  }

  private static ProblemException noSuchPayout() {
    return Problems.notFound("There is no such payout.").asException();
  }
}
