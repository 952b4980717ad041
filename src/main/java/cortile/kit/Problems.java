package cortile.kit;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one mapper from failures to RFC 9457 problems. People never see internals; only surprises
/// are logged.
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Texts texts;

  public Problems(Texts texts) {
    this.texts = texts;
  }

  /// Answers whatever the router failed with.
  public void answer(RoutingContext context) {
    answer(context, context.failure() == null ? status(context.statusCode()) : context.failure());
  }

  /// Answers one failure.
  public void answer(RoutingContext context, Throwable failure) {
    var problem = of(failure);
    if (problem.status() == 500) {
      LOG.error("{} {} failed", context.request().method(), place(context), failure);
    }
    answer(context, problem);
  }

  // The route and not the path, in which a secret may stand.
  private static @Nullable String place(RoutingContext context) {
    return context.currentRoute() == null ? "" : context.currentRoute().getName();
  }

  /// Answers one problem, in the caller's language.
  public void answer(RoutingContext context, Problem problem) {
    var language = Texts.best(context.request().getHeader("Accept-Language"));
    var headers = new java.util.HashMap<String, String>();
    headers.put("Content-Language", language.getLanguage());
    if (problem.retryAfter() > 0) {
      headers.put("Retry-After", Integer.toString(problem.retryAfter()));
    }
    if (problem.status() == 401) {
      headers.put("WWW-Authenticate", "Bearer realm=\"cortile\"");
    }
    Http.respond(
        context.response(),
        new Answer(
            problem.status(),
            "application/problem+json",
            render(problem, language).toBuffer(),
            Map.copyOf(headers)));
  }

  /// The problem as JSON, as it stands in answers and in the feed's `refused` frames.
  public JsonObject render(Problem problem, Locale language) {
    var values = problem.values().toArray();
    var json =
        new JsonObject()
            .put("type", "urn:cortile:problem:" + problem.key())
            .put("title", texts.say(language, problem.key() + ".title", values))
            .put("status", problem.status());
    var detail = texts.say(language, problem.key() + ".detail", values);
    if (!detail.equals(problem.key() + ".detail")) {
      json.put("detail", detail);
    }
    problem.extension().forEach(json::put);
    if (!problem.errors().isEmpty()) {
      var errors = new JsonArray();
      for (var field : problem.errors()) {
        errors.add(
            new JsonObject()
                .put("pointer", field.pointer())
                .put("detail", texts.say(language, field.key(), field.values().toArray())));
      }
      json.put("errors", errors);
    }
    return json;
  }

  /// What a failure is to the caller.
  public static Problem of(Throwable failure) {
    return switch (failure) {
      case Problem.Refused refused -> refused.problem();
      case UnknownOutcome unknown -> Problem.of(504, "outcome-unknown").retryAfter(1);
      case HttpException http -> of(status(http.getStatusCode()));
      case ConnectionPoolTooBusyException busy -> Problem.of(503, "busy").retryAfter(1);
      default ->
          switch (DatabaseFault.of(failure)) {
            case CONNECTION, CONTENTION -> Problem.of(503, "database-away").retryAfter(1);
            case DATA, DEFECT -> Problem.of(500, "internal");
          };
    };
  }

  private static Problem.Refused status(int status) {
    return (switch (status) {
          case 404 -> Problem.of(404, "not-found");
          case 405 -> Problem.of(405, "method-not-allowed");
          case 413 -> Problem.of(413, "too-large", BodyReader.LIMIT / 1024);
          case 415 -> Problem.of(415, "not-json-type");
          case 400, 406 -> Problem.of(400, "bad-request");
          default -> Problem.of(500, "internal");
        })
        .refused();
  }
}
