package cortile.kit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The operations of the contract and what each does. A route exists only if the contract has it,
/// and an operation without a handler stops the start.
public final class Api {
  private final Map<String, Function<Call, Future<Answer>>> handlers = new HashMap<>();
  private final Set<String> elsewhere = new java.util.HashSet<>();

  /// Who may go on. Fails with a [Problem.Refused] of 401 or 403.
  public interface Guard {
    Future<Void> admit(RoutingContext context, Set<String> who);
  }

  /// Binds an operation. The function runs on the event loop; whatever it throws or fails with ends
  /// in [Problems].
  public Api on(String operationId, Function<Call, Future<Answer>> handler) {
    if (handlers.put(operationId, handler) != null) {
      throw new IllegalStateException("two handlers for " + operationId);
    }
    return this;
  }

  /// An operation that a plain route serves, because the contract's router can't.
  public Api elsewhere(String operationId) {
    elsewhere.add(operationId);
    return this;
  }

  /// The router of all operations, to be mounted under the path of the contract's server.
  public Router router(Vertx vertx, OpenAPIContract contract, Guard guard, Problems problems) {
    var builder = RouterBuilder.create(vertx, contract);
    builder.rootHandler(BodyReader::read);
    for (var route : builder.getRoutes()) {
      bind(route, contract, guard, problems);
    }
    var router = builder.createRouter();
    router.route().failureHandler(problems::answer);
    return router;
  }

  private void bind(OpenAPIRoute route, OpenAPIContract contract, Guard guard, Problems problems) {
    var operation = route.getOperation();
    var id = operation.getOperationId();
    route.setDoValidation(false).setDoSecurity(false);
    var handler = handlers.get(id);
    if (handler == null) {
      if (!elsewhere.contains(id)) {
        throw new IllegalStateException("no handler for " + id);
      }
      route.addHandler(RoutingContext::next);
      return;
    }
    var who = Set.copyOf(Contract.who(operation.getOpenAPIModel()));
    if (who.isEmpty()) {
      throw new IllegalStateException("x-who is missing at " + id);
    }
    var check = RequestCheck.of(operation, contract.getSchemaRepository());
    var promise = new AnswerCheck(operation, contract.getSchemaRepository());
    route.addHandler(context -> {
      var here = context.vertx().getOrCreateContext();
      guard
          .admit(context, who)
          .compose(admitted -> handler.apply(check.call(context)))
          .map(answer -> kept(promise, answer))
          .onComplete(
              answer -> on(here, () -> Http.respond(context.response(), answer)),
              failure -> on(here, () -> problems.answer(context, failure)));
    });
  }

  private static Answer kept(AnswerCheck promise, Answer answer) {
    assert promise.fault(answer) == null : promise.fault(answer);
    return answer;
  }

  // A room may answer from another thread, such as one that several requests waited for; a socket
  // is written by its own only.
  private static void on(Context here, Runnable answer) {
    if (here.equals(Vertx.currentContext())) {
      answer.run();
    } else {
      here.runOnContext(v -> answer.run());
    }
  }
}
