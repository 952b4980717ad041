package cortile.kit;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.util.stream.Collectors;

/// What the contract's router does not say: `HEAD` where there is `GET`, and 405 with `Allow` for
/// methods that a path does not have (RFC 9110, 9.3.2 and 15.5.6).
final class OtherMethods {
  private OtherMethods() {}

  /// Adds the route that is reached when no operation of the path was.
  static void refuse(Router router, Path path, Problems problems) {
    var methods = path.getOperations().stream().map(Operation::getHttpMethod).toList();
    var reads = methods.contains(HttpMethod.GET);
    var allow =
        methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "))
            + (reads ? ", HEAD" : "");
    router
        .route(path.getName().replaceAll("\\{(\\w+)}", ":$1"))
        .handler(context -> {
          if (reads && context.request().method().equals(HttpMethod.HEAD)) {
            context.reroute(HttpMethod.GET, context.request().uri());
          } else {
            context.response().putHeader("Allow", allow);
            problems.answer(context, Problem.of(405, "method-not-allowed"));
          }
        });
  }
}
