package com.mexar.payout.app.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The API's description in OpenAPI 3.1, to be read without a key. It is written in YAML, for
 * people, and served in JSON, which every tool reads. Immutable.
 */
@Path("/openapi.json")
public final class OpenApiResource {
  private final byte[] document = json(Bundled.read("openapi.yaml"));
  private final EntityTag tag = new EntityTag(Integer.toHexString(Arrays.hashCode(document)));

  /** Caches may keep it, and ask each time whether it is still the same. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response describe(@Context Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged == null ? Response.ok(document) : unchanged)
        .tag(tag)
        .header("Cache-Control", "no-cache")
        .build();
  }

  private static byte[] json(byte[] yaml) {
    try {
      return new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException("the description is not YAML", e);
    }
  }
}
