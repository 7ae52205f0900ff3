package com.mexar.payout.app.openapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * A page that shows the description of the API, for people, without a key. All of it comes from
 * here, and its policy lets the browser load nothing from elsewhere. Immutable.
 */
@Path("/docs")
public final class DocsResource {
  /** The hash is that of no text: the viewer adds its rules to style elements that are empty. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:;"
          + " style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String VIEWER =
      "/META-INF/resources/webjars/redoc/2.5.1/redoc.standalone.js";

  private final Asset page = new Asset("text/html; charset=utf-8", Bundled.read("docs.html"));
  private final Map<String, Asset> assets =
      Map.of(
          "docs.css", new Asset("text/css; charset=utf-8", Bundled.read("docs.css")),
          "redoc.js", new Asset("text/javascript; charset=utf-8", Bundled.read(VIEWER)));

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asset(String type, byte[] bytes) {}

  @GET
  public Response page() {
    return answer(page);
  }

  @GET
  @Path("/{asset}")
  public Response asset(@PathParam("asset") String name) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new NotFoundException();
    }
    return answer(asset);
  }

  private static Response answer(Asset asset) {
    return Response.ok(asset.bytes())
        .type(asset.type())
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "max-age=3600")
        .build();
  }
}
