package com.mexar.payout.app.http;

import com.mexar.payout.store.StoreConflictException;
import com.mexar.payout.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a problem of whatever ends a request early. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  private final HttpServletRequest request;

  /**
   * @param request the request at hand, which the container gives as a proxy
   */
  public ProblemMapper(@Context HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public Response toResponse(Throwable failure) {
    Problem problem = problem(failure);
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(ProblemJson.MEDIA_TYPE)
            .header("Cache-Control", "no-store")
            .entity(ProblemJson.write(problem, RequestIds.of(request)));
    problem.headers().forEach(answer::header);
    return answer.build();
  }

  private Problem problem(Throwable failure) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure instanceof WebApplicationException refused) {
      return ofJersey(refused.getResponse());
    }
    if (failure instanceof StoreUnavailableException || failure instanceof StoreConflictException) {
      LOG.warn("request {}: {}", RequestIds.of(request), failure.getMessage());
      return Problems.unavailable("The request may be repeated.");
    }
    if (failure instanceof HttpException broken && broken.getCode() != 408) {
      return Problem.of(broken.getCode(), "The request is not HTTP as it is served here.");
    }
    if (failure instanceof HttpException || failure.getCause() instanceof TimeoutException) {
      return Problem.of(408, "The body did not arrive in time.");
    }
    if (failure instanceof IOException) {
      return Problem.of(400, "The body did not arrive.");
    }
    LOG.error("request {} failed", RequestIds.of(request), failure);
    return Problem.of(500, "The request failed; its Request-Id names it in the log.");
  }

  private static Problem ofJersey(Response refused) {
    int status = refused.getStatus();
    String detail =
        switch (status) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This method is not served here.";
          case 406 -> "The answer is application/json, which the request does not accept.";
          default -> status < 500 ? "The request cannot be served." : "The request failed.";
        };
    Problem problem = Problem.of(status, detail);
    String allow = refused.getHeaderString("Allow");
    return allow == null ? problem : problem.header("Allow", allow);
  }
}
