package com.mexar.payout.app.http;

import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.OperatorDesk;
import com.mexar.payout.json.AnswerWriter;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.ProviderWriter;
import com.mexar.payout.json.RequestReader;
import com.mexar.payout.json.StateRequest;
import com.mexar.payout.provider.BalanceOutcome;
import com.mexar.payout.provider.TransactionsOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;

/** Which provider may be used: the regulator's call, answered by an operator's one. */
@Path("/v1/operator/providers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForOperators
public final class OperatorProviderResource {
  private final OperatorDesk operators;
  private final RequestReader requests = new RequestReader();
  private final ProviderWriter providers = new ProviderWriter();
  private final AnswerWriter answers = new AnswerWriter();
  private final ListWriter lists = new ListWriter();

  public OperatorProviderResource(OperatorDesk operators) {
    this.operators = operators;
  }

  @GET
  public String list(@Context UriInfo uri) {
    QueryReader.of(uri).requireNoFaults();
    return lists.write(operators.providers(), providers::writeWithHistory, null);
  }

  @PUT
  @Path("/{name}")
  public String setState(
      @PathParam("name") String name,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    ProviderName provider = Names.provider(name);
    StateRequest asked = Bodies.read(request, requests::state);
    return operators
        .setState(provider, asked.state(), Acts.of(security, asked.reason()))
        .map(providers::writeWithHistory)
        .orElseThrow(() -> Problems.notFound("There is no such provider.").asException());
  }

  @GET
  @Path("/{name}/balances")
  public String balances(@PathParam("name") String name, @Context UriInfo uri) {
    QueryReader.of(uri).requireNoFaults();
    BalanceOutcome outcome =
        operators
            .balances(Names.provider(name))
            .orElseThrow(
                () ->
                    Problems.notFound("There is no such provider, or it states no balances.")
                        .asException());
    if (outcome instanceof BalanceOutcome.Stated stated) {
      return lists.write(stated.balances(), answers::balance, null);
    }
    throw Problems.unavailable("The provider gave no answer.").asException();
  }

  @GET
  @Path("/{name}/transactions")
  public String transactions(@PathParam("name") String name, @Context UriInfo uri) {
    QueryReader query = QueryReader.of(uri);
    String cursor = query.value("cursor", Cursors::providers);
    int limit = query.limit();
    query.requireNoFaults();
    TransactionsOutcome outcome =
        operators
            .transactions(Names.provider(name), cursor, limit)
            .orElseThrow(
                () ->
                    Problems.notFound("There is no such provider, or it lists no transactions.")
                        .asException());
    if (outcome instanceof TransactionsOutcome.Listed listed) {
      return lists.write(listed.entries(), answers::transaction, listed.next());
    }
    if (outcome instanceof TransactionsOutcome.UnknownCursor) {
      throw Cursors.unknown();
    }
    throw Problems.unavailable("The provider gave no answer.").asException();
  }
}
