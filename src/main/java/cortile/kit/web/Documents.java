package cortile.kit.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/// Answers with documents that a room writes itself, under the same rules as the pages.
public final class Documents {
  private Documents() {}

  /// A document of the application, whose scripts run under the usual policy.
  public static void page(RoutingContext context, String html) {
    send(context, "text/html; charset=utf-8", html, policy(context));
  }

  /// A document that other sites may show in a frame. Nothing in it may run or be loaded but what
  /// its policy names.
  ///
  /// @param sources further directives, such as `style-src 'sha256-…'`
  public static void frame(RoutingContext context, String html, String sources) {
    context.response().putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    send(
        context,
        "text/html; charset=utf-8",
        html,
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *; " + sources);
  }

  private static String policy(RoutingContext context) {
    return SecurityHeaders.policy(context.request().authority());
  }

  private static void send(RoutingContext context, String type, String text, String policy) {
    var response =
        context
            .response()
            .putHeader("Content-Type", type)
            .putHeader("Content-Security-Policy", policy)
            .putHeader("Cache-Control", "no-cache")
            .putHeader("Vary", "Accept-Language");
    if (HttpMethod.HEAD.equals(context.request().method())) {
      response
          .putHeader(
              "Content-Length", Integer.toString(text.getBytes(StandardCharsets.UTF_8).length))
          .end();
    } else {
      response.end(text);
    }
  }
}
