package cortile.kit;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.Operation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Holds answers against the contract. Used in assertions only: tests run with them, production
/// does not pay for it.
final class AnswerCheck {
  private final Operation operation;
  private final SchemaRepository schemas;
  private final Map<Integer, Validator> validators = new ConcurrentHashMap<>();

  AnswerCheck(Operation operation, SchemaRepository schemas) {
    this.operation = operation;
    this.schemas = schemas;
  }

  /// What is wrong with an answer; null if it is as promised.
  @Nullable String fault(Answer answer) {
    var promised = operation.getResponse(answer.status());
    if (promised == null) {
      return operation.getOperationId() + " promises no answer " + answer.status();
    }
    var content = promised.getContent().get("application/json");
    if (content == null || answer.body() == null) {
      return content == null && "application/json".equals(answer.type())
          ? operation.getOperationId() + " promises no JSON"
          : null;
    }
    var validator =
        validators.computeIfAbsent(
            answer.status(), status -> schemas.validator(content.getSchema()));
    var outcome = validator.validate(new JsonObject(answer.body()));
    return Boolean.TRUE.equals(outcome.getValid())
        ? null
        : operation.getOperationId() + " breaks the contract: " + outcome.toJson().encode();
  }
}
