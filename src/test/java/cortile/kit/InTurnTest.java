package cortile.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InTurnTest {
  private final List<Integer> done = new ArrayList<>();

  private Future<?> odd(int number) {
    done.add(number);
    if (number == 4) {
      throw new IllegalArgumentException("4");
    }
    return number % 2 == 1
        ? Future.succeededFuture(number)
        : Future.failedFuture(new IllegalStateException(Integer.toString(number)));
  }

  @Test
  void allHaveTheirTurnAndTheFirstFailureIsTold() {
    var all = InTurn.all(List.of(1, 2, 3, 4, 5), this::odd);
    assertThat(done).containsExactly(1, 2, 3, 4, 5);
    assertThat(all.cause()).isInstanceOf(IllegalStateException.class).hasMessage("2");
  }

  @Test
  void whatThrowsIsAFailureLikeAnother() {
    var all = InTurn.all(List.of(4, 5), this::odd);
    assertThat(done).containsExactly(4, 5);
    assertThat(all.cause()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNextWaitsForTheOneBefore() {
    var first = Promise.<Void>promise();
    var all =
        InTurn.all(
            List.of(1, 2),
            number -> {
              done.add(number);
              return number == 1 ? first.future() : Future.succeededFuture();
            });
    assertThat(done).containsExactly(1);
    first.complete();
    assertThat(done).containsExactly(1, 2);
    assertThat(all.succeeded()).isTrue();
  }

  @Test
  void nothingToDoIsDone() {
    assertThat(InTurn.all(List.<Integer>of(), this::odd).succeeded()).isTrue();
  }
}
