package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

final class TreeReaderTest {
  @Test
  void nullMembersAreDroppedAtAnyDepthAndNamesAreSorted() {
    var loaded =
        new JsonObject("{\"z\":1,\"b\":null,\"a\":{\"y\":null,\"x\":[{\"n\":null,\"m\":2}]}}");
    assertThat(TreeReader.read(loaded, null)).hasToString("{\"a\":{\"x\":[{\"m\":2}]},\"z\":1}");
  }

  @Test
  void whatDidNotChangeIsShared() {
    var before = TreeReader.read(new JsonObject("{\"a\":{\"n\":[1,2]},\"b\":{\"n\":\"t\"}}"), null);
    var after =
        TreeReader.read(new JsonObject("{\"b\":{\"n\":\"u\"},\"a\":{\"n\":[1,2]}}"), before);
    assertThat(after.get("a")).isSameAs(before.get("a"));
    assertThat(after.get("b")).isNotSameAs(before.get("b"));
  }

  @Test
  void whatBrowsersReadDifferentlyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeReader.read(new JsonObject().put("share", 0.5), null))
        .withMessageContaining("share");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeReader.read(new JsonObject().put("n", (1L << 53) + 1), null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeReader.read(new JsonObject().put("n", Long.MIN_VALUE), null));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TreeReader.read(new JsonObject().put("l", new JsonArray().addNull()), null));
  }
}
