package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// For any two states, the difference leads from one to the other, in the feed's merge and in the
/// browser's. Few names and many kinds of values, so that members change their types, go away and
/// come back.
final class MergePatchPropertiesTest {
  @Property
  void theDifferenceLeadsFromOneStateToTheOther(
      @ForAll("states") JsonObject a, @ForAll("states") JsonObject b) {
    var from = TreeReader.read(a, null);
    var to = TreeReader.read(b, from);
    var patch = MergePatch.diff(from, to);
    assertThat(MergePatch.apply(patch, from)).isEqualTo(to);
    assertThat(Mirror.merged(json(from).getMap(), json(patch).getMap()))
        .isEqualTo(json(to).getMap());
  }

  @Property
  void manyStatesInARowArriveWhole(
      @ForAll("states") JsonObject first, @ForAll("rows") Iterable<JsonObject> rows) {
    var state = TreeReader.read(first, null);
    Map<String, Object> client = json(state).getMap();
    for (var row : rows) {
      var next = TreeReader.read(row, state);
      client = Mirror.merged(client, json(MergePatch.diff(state, next)).getMap());
      assertThat(client).isEqualTo(json(next).getMap());
      state = next;
    }
  }

  @Property
  void equalStatesAreOneAndTheSameText(@ForAll("states") JsonObject a) {
    var tree = TreeReader.read(a, null);
    var again = TreeReader.read(json(tree), tree);
    assertThat(again).isSameAs(tree);
    assertThat(MergePatch.diff(tree, TreeReader.read(json(tree), null)).size()).isZero();
    assertThat(TreeReader.read(json(tree), null)).hasToString(tree.toString());
  }

  private static JsonObject json(Tree tree) {
    return TreeText.of(tree).toJsonObject();
  }

  @Provide
  Arbitrary<JsonObject> states() {
    return object(3);
  }

  @Provide
  Arbitrary<Iterable<JsonObject>> rows() {
    return object(2).list().ofMaxSize(8).map(list -> list);
  }

  private static Arbitrary<JsonObject> object(int depth) {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "è"), value(depth))
        .ofMaxSize(4)
        .map(JsonObject::new);
  }

  private static Arbitrary<Object> value(int depth) {
    var plain =
        Arbitraries.<Object>oneOf(
            Arbitraries.integers().between(-2, 2).map(i -> i),
            Arbitraries.of(1L << 53, -(1L << 53)).map(l -> l),
            Arbitraries.of("", "x", "\"\\\u2028").map(s -> s),
            Arbitraries.of(true, false).map(b -> b));
    if (depth == 0) {
      return plain.injectNull(0.1);
    }
    return Arbitraries.<Object>oneOf(
            plain,
            object(depth - 1).map(o -> o),
            Arbitraries.oneOf(plain, object(depth - 1).map(o -> o))
                .list()
                .ofMaxSize(3)
                .map(JsonArray::new))
        .injectNull(0.1);
  }
}
