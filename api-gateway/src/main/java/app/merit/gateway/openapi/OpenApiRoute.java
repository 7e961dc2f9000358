package app.merit.gateway.openapi;

import app.merit.gateway.GatewayPaths;
import app.merit.gateway.openapi.domain.OpenApiMerge;
import app.merit.gateway.openapi.domain.OpenApiPart;
import app.merit.gateway.problem.Problem;
import app.merit.gateway.problem.Refusals;
import app.merit.gateway.route.domain.Route;
import app.merit.gateway.route.domain.RouteTable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** {@code GET /openapi}: one document for all services, as JSON or YAML. */
@ApplicationScoped
class OpenApiRoute {
    private static final int BEFORE_PROXY = 90;

    private final ServiceDocuments documents;
    private final Refusals refusals;
    private final OpenApiMerge merge;

    OpenApiRoute(ServiceDocuments documents, Refusals refusals, RouteTable routes) {
        this.documents = documents;
        this.refusals = refusals;
        this.merge = new OpenApiMerge(
                path -> routes.find(path).isPresent(),
                path -> routes.find(path).map(Route::access).equals(Optional.of(Route.Access.OPEN)));
    }

    void register(@Observes Router router) {
        router.get(GatewayPaths.OPENAPI).order(BEFORE_PROXY).handler(this::answer);
    }

    private void answer(RoutingContext context) {
        OpenApiText.wanted(
                        context.request().getParam("format"), context.request().getHeader(HttpHeaders.ACCEPT))
                .ifPresentOrElse(
                        text -> documents
                                .parts()
                                .onSuccess(parts -> write(context, text, parts))
                                .onFailure(context::fail),
                        () -> refusals.refuse(
                                context, Problem.badRequest("unknown-format", "format must be json or yaml.")));
    }

    private void write(RoutingContext context, OpenApiText text, List<OpenApiPart> parts) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, text.mediaType());
        context.response().end(text.write(merge.merge(parts)));
    }
}
