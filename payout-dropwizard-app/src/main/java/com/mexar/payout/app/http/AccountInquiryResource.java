package com.mexar.payout.app.http;

import com.mexar.payout.app.security.Role;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.engine.ProviderAnswer;
import com.mexar.payout.json.AccountRequest;
import com.mexar.payout.json.AnswerWriter;
import com.mexar.payout.json.RequestReader;
import com.mexar.payout.provider.AccountOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;

/** Whether an account exists and whose it is, as a provider says. */
@Path("/v1/account-inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public final class AccountInquiryResource {
  private final PayoutEngine engine;
  private final RequestReader requests = new RequestReader();
  private final AnswerWriter answers = new AnswerWriter();

  public AccountInquiryResource(PayoutEngine engine) {
    this.engine = engine;
  }

  /** The answer holds a name, so no cache may keep it. */
  @POST
  public Response inquire(@Context HttpServletRequest request, @Context SecurityContext security)
      throws IOException {
    if (CallerFilter.callerOf(security).role() == Role.AUDITOR) {
      throw Problems.forbidden("An auditor has no provider asked.").asException();
    }
    AccountRequest asked = Bodies.read(request, requests::account);
    return Response.ok(answer(engine.inquireAccount(asked.country(), asked.account())))
        .header("Cache-Control", "no-store")
        .build();
  }

  private String answer(ProviderAnswer<AccountOutcome> answer) {
    if (answer instanceof ProviderAnswer.Answered<AccountOutcome> answered) {
      if (answered.outcome() instanceof AccountOutcome.Held held) {
        return answers.account(answered.provider(), held);
      }
      if (answered.outcome() instanceof AccountOutcome.NotHeld notHeld) {
        return answers.account(answered.provider(), notHeld);
      }
      throw Problems.unavailable("The provider gave no answer; nothing is known of the account.")
          .asException();
    }
    throw Problems.notAsked(
            answer,
            "No provider can be asked about this account",
            "No active provider serves this institution and makes account inquiries.")
        .asException();
  }
}
