package app.merit.ingest.read.call;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Any call to any CRM: adapters say address, headers and body, because each vendor's API has a shape of its own. A
 * returned {@link Response} is read as a stream, so that its length can be bounded.
 */
@Path("")
interface CrmHttp {
    @GET
    Response get(@Url URI url, @HeaderParam(HeaderPacking.NAME) String headers);

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response postJson(@Url URI url, @HeaderParam(HeaderPacking.NAME) String headers, String body);

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response postForm(@Url URI url, @HeaderParam(HeaderPacking.NAME) String headers, String body);
}
