package com.mexar.payout.app.http;

import com.mexar.payout.app.security.Role;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ProviderAnswer;
import com.mexar.payout.json.AnswerWriter;
import com.mexar.payout.json.QuoteRequest;
import com.mexar.payout.json.RequestReader;
import com.mexar.payout.provider.QuoteOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;

/** What paying an amount would cost, as a provider says. */
@Path("/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public final class QuoteResource {
  private final PayoutEngine engine;
  private final RequestReader requests = new RequestReader();
  private final AnswerWriter answers = new AnswerWriter();

  public QuoteResource(PayoutEngine engine) {
    this.engine = engine;
  }

  /** A price of this moment, so no cache may keep it. */
  @POST
  public Response quote(@Context HttpServletRequest request, @Context SecurityContext security)
      throws IOException {
    if (CallerFilter.callerOf(security).role() == Role.AUDITOR) {
      throw Problems.forbidden("An auditor has no provider asked.").asException();
    }
    QuoteRequest asked = Bodies.read(request, requests::quote);
    return Response.ok(answer(engine.quote(asked.country(), asked.amount(), asked.provider())))
        .header("Cache-Control", "no-store")
        .build();
  }

  private String answer(ProviderAnswer<QuoteOutcome> answer) {
    if (answer instanceof ProviderAnswer.Answered<QuoteOutcome> answered) {
      if (answered.outcome() instanceof QuoteOutcome.Quoted quoted) {
        return answers.quote(answered.provider(), quoted);
      }
      throw Problems.unavailable("The provider gave no answer; no price is known.").asException();
    }
    throw Problems.notAsked(
            answer,
            "No provider can be asked for this price",
            "No active provider pays this amount into this country and states prices before.")
        .asException();
  }
}
