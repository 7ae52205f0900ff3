package com.mexar.payout.app.http;

import com.mexar.payout.domain.CountryCode;
import com.mexar.payout.domain.ProviderName;
import com.mexar.payout.engine.PayoutEngine;
import com.mexar.payout.json.AnswerWriter;
import com.mexar.payout.json.ListWriter;
import com.mexar.payout.json.ProviderWriter;
import com.mexar.payout.provider.Institution;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Which providers there are, what they can do, and whom they can pay to. */
@Path("/v1/providers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public final class ProviderResource {
  private static final CountryCode ANY = new CountryCode("ID");

  private final PayoutEngine engine;
  private final ProviderWriter providers = new ProviderWriter();
  private final AnswerWriter answers = new AnswerWriter();
  private final ListWriter lists = new ListWriter();

  public ProviderResource(PayoutEngine engine) {
    this.engine = engine;
  }

  @GET
  public String list(@Context UriInfo uri) {
    QueryReader.of(uri).requireNoFaults();
    return lists.write(engine.providers(), providers::write, null);
  }

  @GET
  @Path("/{name}/banks")
  public String banks(@PathParam("name") String name, @Context UriInfo uri) {
    ProviderName provider = Names.provider(name);
    QueryReader query = QueryReader.of(uri);
    CountryCode country = query.required("country", CountryCode::new, ANY);
    query.requireNoFaults();
    List<Institution> institutions =
        engine
            .institutions(provider, country)
            .orElseThrow(
                () ->
                    Problems.notFound("There is no such provider, or it names no banks.")
                        .asException());
    return lists.write(institutions, answers::institution, null);
  }
}
