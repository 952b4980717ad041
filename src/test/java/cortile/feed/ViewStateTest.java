package cortile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ViewStateTest {
  private static final String EPOCH = "k3f9";

  @Test
  void aStateIsCalledByTheVersionOfItsLastChange() {
    var state = loaded(loaded(loaded(null, 4, "a"), 6, "b"), 9, "b");
    assertThat(state.version()).hasToString("k3f9.6");
    assertThat(state.versions().contains(9)).isTrue();
    assertThat(state.versions().contains(7)).as("never loaded").isFalse();
  }

  @Test
  void aPatchLeadsFromEveryVersionAtWhichAStateWasLoaded() {
    var state = loaded(loaded(loaded(loaded(null, 1, "a"), 2, "b"), 3, "b"), 5, "c");
    assertThat(state.patchFrom(2)).contains(state.patchFrom(3).orElseThrow());
    assertThat(state.patchFrom(1)).isPresent();
    assertThat(state.patchFrom(4)).as("perhaps another state").isEmpty();
  }

  @Test
  void anotherEpochAndADatabaseThatWentBackBeginAnew() {
    var state = loaded(loaded(null, 4, "a"), 6, "b");
    var other = ViewState.next(state, 9, "v", new Version("x1", 7), tree("c"));
    assertThat(other.past()).isEmpty();
    assertThat(other.differsFrom(state)).isTrue();
    var back = loaded(state, 5, "a");
    assertThat(back.past()).isEmpty();
    assertThat(back.version().number()).isEqualTo(5);
  }

  @Test
  void theSameRowVersionIsNothingNew() {
    var state = loaded(null, 4, "a");
    assertThat(loaded(state, 4, "a")).isSameAs(state);
  }

  @Test
  void onlySoManyStatesAreKept() {
    ViewState state = loaded(null, 1, "s1");
    for (var i = 2; i < 1000; i++) {
      state = loaded(state, i, "s" + i);
    }
    assertThat(state.past()).hasSize(256);
    assertThat(state.patchFrom(743)).isPresent();
    assertThat(state.patchFrom(742)).isEmpty();
  }

  @Test
  void versionsKeepTheFirstAndTheNewest() {
    var versions = Versions.of(1);
    for (var i = 2; i <= 100; i++) {
      versions = versions.and(i);
    }
    assertThat(versions.first()).isEqualTo(1);
    assertThat(versions.last()).isEqualTo(100);
    assertThat(versions.contains(1) && versions.contains(38) && versions.contains(99)).isTrue();
    assertThat(versions.contains(37)).isFalse();
  }

  private static ViewState loaded(@Nullable ViewState before, long version, String text) {
    return ViewState.next(before, version, "v", new Version(EPOCH, version), tree(text));
  }

  private static Tree tree(String text) {
    return TreeReader.read(new JsonObject().put("text", text), null);
  }
}
