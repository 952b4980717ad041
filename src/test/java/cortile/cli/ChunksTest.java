package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunksTest {
  @Test
  void nothingNeedsNoBody() {
    assertThat(Chunks.of(List.of())).isEmpty();
  }

  @Test
  void aHundredProjectsFitInABody() {
    List<Buffer> bodies = Chunks.of(Collections.nCopies(250, project("a", 10)));
    assertThat(bodies).hasSize(3);
    assertThat(held(bodies)).hasSize(250);
  }

  @Test
  void bodiesStayBelowTheLimitAndInOrder() {
    var projects = new ArrayList<JsonObject>();
    for (int i = 0; i < 300; i++) projects.add(project("p" + i, i * 97 % 9_000));
    List<Buffer> bodies = Chunks.of(projects);
    assertThat(bodies).allMatch(body -> body.length() < Chunks.MOST_BYTES);
    assertThat(held(bodies)).isEqualTo(projects);
  }

  @Test
  void lettersCountAsTheirBytes() {
    List<Buffer> bodies = Chunks.of(Collections.nCopies(9, project("ł".repeat(100), 0)));
    assertThat(bodies).hasSize(1);
    bodies = Chunks.of(List.of(project("ł".repeat(20_000), 0), project("ł".repeat(20_000), 0)));
    assertThat(bodies).hasSize(2);
  }

  private static JsonObject project(String id, int length) {
    return new JsonObject().put("id", id).put("text", "x".repeat(length));
  }

  private static List<Object> held(List<Buffer> bodies) {
    return bodies.stream()
        .flatMap(body -> body.toJsonObject().getJsonArray("projects").stream())
        .toList();
  }
}
