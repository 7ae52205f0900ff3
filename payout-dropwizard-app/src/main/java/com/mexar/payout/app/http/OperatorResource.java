package com.mexar.payout.app.http;

import com.mexar.payout.domain.InvalidValueException;
import com.mexar.payout.domain.PayoutId;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.OperatorDesk;
import com.mexar.payout.engine.TaskView;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.OperatorWriter;
import com.mexar.payout.json.RefusedCallbackView;
import com.mexar.payout.json.RequestReader;
import com.mexar.payout.store.AuditEntry;
import com.mexar.payout.store.CallbackConclusion.Verdict;
import com.mexar.payout.store.CallbackQuery;
import com.mexar.payout.store.KeptCallback;
import com.mexar.payout.store.Page;
import com.mexar.payout.store.TaskQuery;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators look at: tasks, the inbox of callbacks, the audit trail. */
@Path("/v1/operator")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@ForOperators
public final class OperatorResource {
  private final OperatorDesk operators;
  private final RefusedCallbacks refused;
  private final RequestReader requests = new RequestReader();
  private final OperatorWriter writer = new OperatorWriter();
  private final ListWriter lists = new ListWriter();

  /**
   * @param refused what was refused before it came into the inbox
   */
  public OperatorResource(OperatorDesk operators, RefusedCallbacks refused) {
    this.operators = operators;
    this.refused = refused;
  }

  /** As the contract names the two states of a task. */
  private enum TaskState {
    OPEN,
    DONE
  }

  /** What the inbox notes, and what never came into it. */
  private enum ListedVerdict {
    HINTED,
    APPLIED,
    ORPHAN,
    NOT_UNDERSTOOD,
    REFUSED
  }

  @GET
  @Path("/tasks")
  public String tasks(@Context UriInfo uri) {
    QueryReader query = QueryReader.of(uri);
    TaskState state = query.word("state", TaskState.class);
    TaskQuery asked =
        new TaskQuery(
            state == null ? null : state == TaskState.OPEN,
            query.value("cursor", Cursors::task),
            query.limit());
    query.requireNoFaults();
    Page<TaskView> page = operators.tasks(asked);
    return lists.write(
        page.items(), writer::task, Cursors.next(page, view -> Cursors.of(view.task())));
  }

  @GET
  @Path("/callbacks")
  public String callbacks(@Context UriInfo uri) {
    QueryReader query = QueryReader.of(uri);
    ListedVerdict verdict = query.word("verdict", ListedVerdict.class);
    return verdict == ListedVerdict.REFUSED
        ? refused(query)
        : kept(query, verdict == null ? null : Verdict.valueOf(verdict.name()));
  }

  private String kept(QueryReader query, @Nullable Verdict verdict) {
    CallbackQuery asked =
        new CallbackQuery(
            query.value("provider", ProviderName::new),
            verdict,
            query.value("payout", PayoutId::parse),
            query.value("cursor", Cursors::id),
            query.limit());
    query.requireNoFaults();
    Page<KeptCallback> page = operators.callbacks(asked);
    return lists.write(
        page.items(), writer::callback, Cursors.next(page, it -> it.id().toString()));
  }

  private String refused(QueryReader query) {
    ProviderName provider = query.value("provider", ProviderName::new);
    Long before = query.value("cursor", Cursors::number);
    query.value("payout", OperatorResource::ofNoPayout);
    int limit = query.limit();
    query.requireNoFaults();
    Page<RefusedCallbackView> page = refused.list(provider, before, limit);
    return lists.write(
        page.items(), writer::refusedCallback, Cursors.next(page, it -> Long.toString(it.id())));
  }

  /** It is worked on as if it had just come; what it leads to shows in its verdict. */
  @POST
  @Path("/callbacks/{id}/replay")
  @Produces(MediaType.WILDCARD) // nothing, so it is whatever the caller accepts
  public Response replay(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context SecurityContext security)
      throws IOException {
    UUID callback = Names.id(id, noSuchCallback(id));
    String reason = Bodies.read(request, requests::reason);
    if (!operators.replay(callback, Acts.of(security, reason))) {
      throw Problems.notFound("There is no such callback.").asException();
    }
    return Response.accepted().build();
  }

  @GET
  @Path("/audit")
  public String audit(@Context UriInfo uri) {
    QueryReader query = QueryReader.of(uri);
    Long before = query.value("cursor", Cursors::number);
    int limit = query.limit();
    query.requireNoFaults();
    Page<AuditEntry> page = operators.audit(before, limit);
    return lists.write(
        page.items(), writer::audit, Cursors.next(page, it -> Long.toString(it.id())));
  }

  /** The numbers under which refused ones are listed name nothing that could be worked on. */
  private static String noSuchCallback(String id) {
    return id.matches("[0-9]{1,18}")
        ? "What was refused was not kept and cannot be replayed."
        : "There is no such callback.";
  }

  private static PayoutId ofNoPayout(String payout) {
    throw new InvalidValueException("is not known of what was refused");
  }
}
