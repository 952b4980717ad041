package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The published description is what the feed says.
final class AsyncApiTest {
  private static JsonObject messages;
  private static JsonObject feed;

  @BeforeAll
  static void read() throws IOException {
    @SuppressWarnings("unchecked")
    Map<String, Object> map =
        new ObjectMapper(new YAMLFactory())
            .readValue(Path.of("openapi", "asyncapi.yaml").toFile(), Map.class);
    var document = new JsonObject(map);
    messages = document.getJsonObject("components").getJsonObject("messages");
    feed = document.getJsonObject("channels").getJsonObject("feed");
  }

  @Test
  void everyExampleFitsItsMessage() {
    assertThat(feed.getJsonObject("messages").fieldNames()).isEqualTo(messages.fieldNames());
    for (var name : messages.fieldNames()) {
      for (var example : messages.getJsonObject(name).getJsonArray("examples", new JsonArray())) {
        assertFits(name, ((JsonObject) example).getJsonObject("payload"));
      }
    }
  }

  @Test
  void theFramesAreAsDescribed() {
    var version = new Version("k3f9", 7);
    var tree = TreeReader.read(new JsonObject().put("ballots", 3), null);
    var text = TreeText.of(tree);
    assertFits("snapshot", Frame.snapshot("a/b", version, text).text().toJsonObject());
    assertFits(
        "patch", Frame.patch("a/b", new Version("k3f9", 6), version, text).text().toJsonObject());
    assertFits("current", Frame.current("a/b", version).text().toJsonObject());
    var problem = new JsonObject().put("type", "urn:x").put("title", "t").put("status", 404);
    assertFits("refused", Frame.refused("a/b", problem).toJsonObject());
    assertFits("refused", Frame.refused(null, problem).toJsonObject());
  }

  private static void assertFits(String message, JsonObject payload) {
    var schema = messages.getJsonObject(message).getJsonObject("payload");
    var options =
        new JsonSchemaOptions().setBaseUri("urn:cortile:feed").setDraft(Draft.DRAFT202012);
    var outcome = Validator.create(JsonSchema.of(schema), options).validate(payload);
    assertThat(outcome.getValid()).as("%s: %s %s", message, payload, outcome.getErrors()).isTrue();
  }
}
