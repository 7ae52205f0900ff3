package com.mexar.payout.app.http;

import com.mexar.payout.app.security.Caller;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.LoggedEventWriter;
import com.mexar.payout.store.EventPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** The log of events, for whoever would rather pull it. A client sees its own. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public final class EventResource {
  private final PayoutEngine engine;
  private final LoggedEventWriter events = new LoggedEventWriter();
  private final ListWriter lists = new ListWriter();

  public EventResource(PayoutEngine engine) {
    this.engine = engine;
  }

  /** There is always a cursor, since the log always goes on. */
  @GET
  public String list(@Context UriInfo uri, @Context SecurityContext security) {
    Caller caller = CallerFilter.callerOf(security);
    QueryReader query = QueryReader.of(uri);
    Long after = query.value("after", Cursors::number);
    int limit = query.limit();
    query.requireNoFaults();
    EventPage page =
        engine.events(caller.seesAll() ? null : caller.client(), after == null ? 0 : after, limit);
    if (page.droppedTo() > 0) {
      throw Problems.eventsDropped(page.droppedTo()).asException();
    }
    return lists.write(page.events(), events::write, Long.toString(page.next()));
  }
}
