package cortile.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFitTest {
  private static final JsonObject BALLOT =
      new JsonObject(
          """
          {"type": "object", "description": "…", "additionalProperties": false, "minProperties": 1, "maxProperties": 2,
           "required": ["kind"],
           "properties": {
             "kind": {"type": "string", "enum": ["a", "b"]},
             "choices": {"type": "array", "minItems": 1, "maxItems": 3,
               "items": {"type": "string", "minLength": 1, "maxLength": 4, "pattern": "^[a-c]"}},
             "points": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 9}},
             "sure": {"type": "boolean"}}}
          """);

  @Test
  void a_yes_means_that_the_validator_says_yes_too_and_a_plain_value_gets_one() {
    var validator = validator(BALLOT);
    var plain = PlainFit.of(BALLOT);
    var random = new Random(5);
    var both = 0;
    for (var i = 0; i < 20_000; i++) {
      var value = object(random);
      var fits = Boolean.TRUE.equals(validator.validate(value).getValid());
      assertThat(plain.test(value)).as(value.encode()).isEqualTo(fits);
      both += fits ? 1 : 0;
    }
    assertThat(both).isBetween(500, 19_500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"string\", \"format\": \"date\"}",
        "{\"type\": [\"string\", \"null\"]}",
        "{\"oneOf\": [{\"type\": \"string\"}]}",
        "{\"type\": \"array\", \"uniqueItems\": true, \"items\": {\"type\": \"string\"}}",
        "{\"type\": \"number\"}"
      })
  void a_schema_with_other_words_is_left_to_the_validator(String schema) {
    var plain = PlainFit.of(new JsonObject(schema));
    for (var value : Arrays.asList("a", 1, 1.5, true, null, new JsonArray(), new JsonObject())) {
      assertThat(plain.test(value)).isFalse();
    }
  }

  private static Validator validator(JsonObject schema) {
    return Validator.create(
        JsonSchema.of(schema),
        new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("app://test"));
  }

  private static JsonObject object(Random random) {
    var object = new JsonObject();
    for (var name : List.of("kind", "choices", "points", "sure", "other")) {
      if (random.nextInt(name.equals("kind") ? 10 : 5) > (name.equals("kind") ? 0 : 2)) {
        object.put(name, random.nextInt(8) == 0 ? value(random) : fitting(name, random));
      }
    }
    return object;
  }

  private static @Nullable Object fitting(String name, Random random) {
    return switch (name) {
      case "kind" -> random.nextInt(6) == 0 ? "c" : "a";
      case "choices" -> {
        var list = new JsonArray();
        for (var i = random.nextInt(4); i >= 0; i--) {
          list.add(List.of("a", "b", "cdef", "abcde", "", "x", "a😀").get(random.nextInt(7) / 2));
        }
        yield list;
      }
      case "points" -> new JsonObject().put("p", random.nextInt(11)).put("q", 3L);
      default -> random.nextBoolean();
    };
  }

  private static @Nullable Object value(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "text";
      case 1 -> 4;
      case 2 -> 2.5;
      case 3 -> null;
      case 4 -> new JsonArray().add(1);
      default -> new JsonObject().put("deep", true);
    };
  }
}
