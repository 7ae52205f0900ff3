package com.mexar.payout.app.http;

import com.mexar.payout.domain.OperatorAct;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.engine.OperatorDesk;
import com.mexar.payout.engine.RedeliveryAnswer;
import com.mexar.payout.json.EndpointReader;
import com.mexar.payout.json.EndpointWriter;
import com.mexar.payout.json.FieldFault;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.RedeliverRequest;
import com.mexar.payout.store.Delivery;
import com.mexar.payout.store.DeliveryId;
import com.mexar.payout.store.DeliveryQuery;
import com.mexar.payout.store.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;

/** What became of events on their way out, and how to send them again. */
@Path("/v1/operator/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForOperators
public final class DeliveryResource {
  private final OperatorDesk operators;
  private final EndpointReader reader = new EndpointReader();
  private final EndpointWriter writer = new EndpointWriter();
  private final ListWriter lists = new ListWriter();

  public DeliveryResource(OperatorDesk operators) {
    this.operators = operators;
  }

  @GET
  public String list(@Context UriInfo uri) {
    QueryReader query = QueryReader.of(uri);
    DeliveryQuery asked =
        new DeliveryQuery(
            query.word("state", Delivery.State.class),
            query.value("channel", text -> text),
            query.value("payout", PayoutId::parse),
            query.value("cursor", Cursors::delivery),
            query.limit());
    query.requireNoFaults();
    Page<Delivery> page = operators.deliveries(asked);
    return lists.write(
        page.items(), writer::delivery, Cursors.next(page, it -> it.id().toString()));
  }

  /** They go out in their order with what is due; what came of each shows in the list. */
  @POST
  @Path("/redeliver")
  public Response redeliver(@Context HttpServletRequest request, @Context SecurityContext security)
      throws IOException {
    RedeliverRequest asked = Bodies.read(request, reader::redelivery);
    OperatorAct act = Acts.of(security, asked.reason());
    int wanted =
        asked instanceof RedeliverRequest.Some some
            ? again(some.ids(), act)
            : again((RedeliverRequest.Stretch) asked, act);
    return Response.accepted(writer.redelivery(wanted)).build();
  }

  private int again(List<DeliveryId> ids, OperatorAct act) {
    int wanted = operators.redeliver(ids, act);
    if (wanted == 0) {
      throw fault("/ids", "name no delivery that can be sent again");
    }
    return wanted;
  }

  private int again(RedeliverRequest.Stretch stretch, OperatorAct act) {
    RedeliveryAnswer answer =
        operators.redeliver(stretch.channel(), stretch.from(), stretch.to(), act);
    if (answer instanceof RedeliveryAnswer.Wanted wanted) {
      return wanted.deliveries();
    }
    throw answer instanceof RedeliveryAnswer.NoSuchChannel
        ? fault("/channel", "is no channel, and no endpoint's")
        : fault(
            "/to",
            "may be more than "
                + RedeliveryAnswer.MOST_DELIVERIES
                + " deliveries behind from; ask for it in parts");
  }

  private static ProblemException fault(String pointer, String detail) {
    return Problems.invalid(List.of(new FieldFault(pointer, detail))).asException();
  }
}
