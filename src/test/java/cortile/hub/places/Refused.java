package cortile.hub.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What was said to somebody who could not have their way.
final class Refused {
  private Refused() {}

  /// The problem with which a call ends.
  static Problem with(int status, ThrowingCallable call) {
    var found = new Problem[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status())
                  .as(refused.problem().toString())
                  .isEqualTo(status);
              found[0] = refused.problem();
            });
    return found[0];
  }

  /// The problem with which a future failed.
  static Problem of(Future<?> failed) {
    return ((Problem.Refused) failed.cause()).problem();
  }

  /// The dates that clash, as a problem tells them.
  static JsonArray dates(Problem problem) {
    return (JsonArray) problem.extension().getOrDefault("dates", new JsonArray());
  }
}
