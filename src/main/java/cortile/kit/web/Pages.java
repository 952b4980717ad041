package cortile.kit.web;

import cortile.kit.Problem;
import cortile.kit.Problems;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Serves the web pages: packed if the browser takes it, and only if it does not have them yet.
final class Pages implements Handler<RoutingContext> {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final WebRoot root;
  private final Problems problems;

  Pages(WebRoot root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  private record Form(String tag, @Nullable String encoding, Buffer body) {}

  @Override
  public void handle(RoutingContext context) {
    var request = context.request();
    if (!READING.contains(request.method())) {
      context.response().putHeader("Allow", "GET, HEAD");
      problems.answer(context, Problem.of(405, "method-not-allowed"));
      return;
    }
    root.find(context.normalizedPath())
        .ifPresentOrElse(
            page -> send(request, page),
            () -> problems.answer(context, Problem.of(404, "not-found")));
  }

  private static void send(HttpServerRequest request, Page page) {
    var form = form(page, request.getHeader("Accept-Encoding"));
    var response =
        request
            .response()
            .putHeader("Content-Type", page.type())
            .putHeader("Cache-Control", page.cacheControl())
            .putHeader("Vary", "Accept-Encoding")
            .putHeader("ETag", form.tag());
    if (page.runsScripts()) {
      response.putHeader("Content-Security-Policy", SecurityHeaders.policy(request.authority()));
    }
    if (held(request.getHeader("If-None-Match"), form.tag())) {
      response.setStatusCode(304).end();
      return;
    }
    if (form.encoding() != null) {
      response.putHeader("Content-Encoding", form.encoding());
    }
    if (HttpMethod.HEAD.equals(request.method())) {
      response.putHeader("Content-Length", Integer.toString(form.body().length())).end();
    } else {
      response.end(form.body());
    }
  }

  private static Form form(Page page, @Nullable String accepted) {
    if (page.brotli() != null && accepts(accepted, "br")) {
      return new Form("\"" + page.tag() + "-br\"", "br", page.brotli());
    }
    if (page.gzip() != null && accepts(accepted, "gzip")) {
      return new Form("\"" + page.tag() + "-gz\"", "gzip", page.gzip());
    }
    return new Form("\"" + page.tag() + "\"", null, page.plain());
  }

  private static boolean accepts(@Nullable String accepted, String encoding) {
    return accepted != null
        && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
            .map(each -> each.replace(" ", ""))
            .anyMatch(each ->
                each.equals(encoding)
                    || (each.startsWith(encoding + ";q=") && !each.matches(".*;q=0(\\.0*)?")));
  }

  private static boolean held(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(",", -1))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }
}
