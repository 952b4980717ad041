package cortile.feed;

import cortile.identity.Principal;
import cortile.kit.Problem;
import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// `GET /api/views/{name}`: the document that sockets show, for programs that ask now and then, and
/// as an event stream. A plain route, because names have slashes.
final class ViewsRoute {
  static final String PATH = "/api/views/";
  private static final DeliveryOptions LOOK = new DeliveryOptions().setSendTimeout(5000);

  private final Vertx vertx;
  private final Desk desk;

  ViewsRoute(Vertx vertx, Desk desk) {
    this.vertx = vertx;
    this.desk = desk;
  }

  void handle(RoutingContext context) {
    var method = context.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      context.response().putHeader("Allow", "GET, HEAD");
      desk.problems().answer(context, Problem.of(405, "method-not-allowed"));
      return;
    }
    var named = desk.feed().find(context.request().path().substring(PATH.length()));
    if (named.isEmpty()) {
      desk.problems().answer(context, Refusals.NOT_FOUND);
      return;
    }
    var restricted = named.get().view().restricted();
    var speaker =
        restricted
            ? desk.speakers().of(context.request())
            : Future.succeededFuture(Optional.<Principal>empty());
    speaker
        .compose(who -> look(named.get(), who).map(state -> new Seen(who, state)))
        .onComplete(
            seen -> answer(context, named.get(), seen.who(), seen.state()),
            failure -> desk.problems().answer(context, failure));
  }

  private record Seen(Optional<Principal> who, ViewState state) {}

  private Future<ViewState> look(View.Named named, Optional<Principal> who) {
    return desk.access()
        .may(named, who.orElse(null))
        .compose(may ->
            may
                ? vertx.eventBus().<Object>request(Wire.FEED, new Wire.Look(named.name(), 0), LOOK)
                : Future.failedFuture(Refusals.NOT_FOUND.refused()))
        .compose(reply ->
            reply.body() instanceof ViewState state
                ? Future.succeededFuture(state)
                : Future.failedFuture(Refusals.NOT_FOUND.refused()));
  }

  private void answer(
      RoutingContext context, View.Named named, Optional<Principal> who, ViewState state) {
    var request = context.request();
    var response = context.response();
    if (response.closed()) {
      return;
    }
    response.putHeader("Vary", "Accept");
    response.putHeader(
        "Cache-Control", named.view().restricted() ? "private, no-store" : "no-cache");
    var accept = request.getHeader("Accept");
    if (accept != null
        && accept.contains("text/event-stream")
        && request.method().equals(HttpMethod.GET)) {
      stream(context, named, who);
      return;
    }
    response.putHeader("ETag", '"' + state.version().toString() + '"');
    if (ETags.match(request.getHeader("If-None-Match"), state)) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", "application/json");
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(state.text().length())).end();
    } else {
      response.end(state.text());
    }
  }

  private void stream(RoutingContext context, View.Named named, Optional<Principal> who) {
    var request = context.request();
    var address = desk.options().address().apply(request);
    if (!desk.feed().addresses().enter(address, desk.options().socketsPerAddress())) {
      desk.problems().answer(context, Refusals.TOO_MANY_SOCKETS);
      return;
    }
    var language = Texts.best(request.getHeader("Accept-Language"));
    var stream = new EventStream(desk, context.response(), address, language, who.orElse(null));
    stream.open();
    desk.watches().join(stream, named, Version.of(request.getHeader("Last-Event-ID")).orElse(null));
    if (named.view().restricted()) {
      desk.rechecks().add(stream);
    }
  }
}
