package cortile.kit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request as a room's routes see it: admitted, and with a body that fits the contract.
public final class Call {
  private static final Pattern REVISION = Pattern.compile("\"([0-9]{1,9})\"");

  private final RoutingContext context;
  private final JsonObject body;

  Call(RoutingContext context, JsonObject body) {
    this.context = context;
    this.body = body;
  }

  /// A parameter of the path, decoded once.
  public String path(String name) {
    var value = context.pathParam(name);
    return value == null ? "" : value;
  }

  public @Nullable String header(String name) {
    return context.request().getHeader(name);
  }

  /// A parameter of the query, decoded once; null if it is missing.
  public @Nullable String query(String name) {
    var query = context.request().query();
    if (query == null) {
      return null;
    }
    for (var pair : query.split("&", -1)) {
      var at = pair.indexOf('=');
      if (at > 0 && pair.substring(0, at).equals(name)) {
        return URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  /// The revision that this call replaces, which `If-Match` names; empty for any. Throws a
  /// [Problem.Refused] of 400 for what is not one.
  public Optional<Integer> replaces() {
    var header = header("If-Match");
    if (header == null || header.strip().equals("*")) {
      return Optional.empty();
    }
    var revision = REVISION.matcher(header.strip());
    if (!revision.matches()) {
      throw Problem.of(400, "bad-revision")
          .with(List.of(Problem.Field.of("If-Match", "bad-revision.detail")))
          .refused();
    }
    return Optional.of(Integer.valueOf(revision.group(1)));
  }

  /// The body; empty if the operation has none.
  public JsonObject body() {
    return body;
  }

  /// The body as a record.
  public <T> T body(Class<T> type) {
    var buffer = context.body().buffer();
    return Json.read(buffer == null ? Buffer.buffer("{}") : buffer, type);
  }

  /// The caller's language.
  public Locale language() {
    return Texts.best(header("Accept-Language"));
  }

  /// Where identity keeps who is speaking, and the last way out for what this class does not offer.
  public RoutingContext context() {
    return context;
  }
}
