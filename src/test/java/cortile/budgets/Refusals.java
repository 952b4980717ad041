package cortile.budgets;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Problem;
import io.vertx.core.Future;
import java.util.List;

/// What a refusal says.
final class Refusals {
  private Refusals() {}

  /// Holds that a command was refused with this status, and names exactly these places.
  static void of(Future<?> future, int status, String... pointers) {
    assertThatThrownBy(() -> await(future))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(status);
              assertThat(fields(refused)).containsExactly(pointers);
            });
  }

  static List<String> fields(Problem.Refused refused) {
    return refused.problem().errors().stream().map(Problem.Field::pointer).toList();
  }
}
