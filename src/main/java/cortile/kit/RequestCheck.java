package cortile.kit;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds a request against its operation in the contract, with validators that are made once. The
/// router's own validation costs ten times as much.
final class RequestCheck {
  private static final int DEEPEST_FIRST = 8;

  private final @Nullable Check body;
  private final Map<String, Check> path;

  /// A schema, asked quickly first.
  private record Check(Predicate<@Nullable Object> plain, Validator validator) {
    static Check of(JsonSchema schema, SchemaRepository schemas) {
      return new Check(PlainFit.of((JsonObject) schema), schemas.validator(schema));
    }
  }

  private RequestCheck(@Nullable Check body, Map<String, Check> path) {
    this.body = body;
    this.path = path;
  }

  static RequestCheck of(Operation operation, SchemaRepository schemas) {
    var path = new HashMap<String, Check>();
    for (var parameter : operation.getParameters()) {
      if (parameter.getIn() == Location.PATH) {
        path.put(parameter.getName(), Check.of(parameter.getSchema(), schemas));
      }
    }
    var content = operation.getRequestBody();
    var json = content == null ? null : content.getContent().get("application/json");
    return new RequestCheck(json == null ? null : Check.of(json.getSchema(), schemas), path);
  }

  /// The call, or [Problem.Refused]: 404 for a path that can't exist, 400 for what is not JSON, 415
  /// for another type, 422 with the fields.
  Call call(RoutingContext context) {
    path.forEach((name, check) -> {
      if (!fits(check, context.pathParam(name)).isEmpty()) {
        throw Problem.of(404, "not-found").refused();
      }
    });
    if (body == null) {
      return new Call(context, new JsonObject());
    }
    var type = context.request().getHeader("Content-Type");
    if (type != null && !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
      throw Problem.of(415, "not-json-type").refused();
    }
    var json = parse(context);
    var errors = fits(body, json);
    if (!errors.isEmpty()) {
      throw Problem.of(422, "invalid").with(errors).refused();
    }
    return new Call(context, json);
  }

  private static JsonObject parse(RoutingContext context) {
    var buffer = context.body().buffer();
    if (buffer == null || buffer.length() == 0) {
      throw Problem.of(400, "not-json").refused();
    }
    try {
      var json = new JsonObject(buffer);
      Unstorable.refuse(json);
      return json;
    } catch (DecodeException | ClassCastException e) {
      throw Problem.of(400, "not-json").refused();
    }
  }

  private static List<Problem.Field> fits(Check check, @Nullable Object value) {
    if (check.plain().test(value)) {
      return List.of();
    }
    var outcome = check.validator().validate(value);
    return Boolean.TRUE.equals(outcome.getValid()) ? List.of() : fields(outcome);
  }

  // The validator reports each schema on the way down; the deepest places are the ones that a
  // person can mend.
  private static List<Problem.Field> fields(OutputUnit outcome) {
    var errors = outcome.getErrors() == null ? List.<OutputUnit>of() : outcome.getErrors();
    var fields = new ArrayList<Problem.Field>();
    for (var error : errors) {
      var pointer = pointer(error.getInstanceLocation());
      var covered =
          errors.stream()
              .map(e -> pointer(e.getInstanceLocation()))
              .anyMatch(p -> p.length() > pointer.length() && p.startsWith(pointer));
      if (!covered && fields.stream().noneMatch(f -> f.pointer().equals(pointer))) {
        fields.add(Problem.Field.of(pointer, "invalid-member", String.valueOf(error.getError())));
      }
    }
    if (fields.isEmpty()) {
      fields.add(Problem.Field.of("", "invalid-member", "schema"));
    }
    return fields.subList(0, Math.min(fields.size(), DEEPEST_FIRST));
  }

  private static String pointer(@Nullable String location) {
    if (location == null) {
      return "";
    }
    var at = location.indexOf('#');
    return at < 0 ? location : location.substring(at + 1);
  }
}
