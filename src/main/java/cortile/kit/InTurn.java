package cortile.kit;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/// Work on several things, one after the other, in which the failure of one stops no other.
public final class InTurn {
  private InTurn() {}

  /// Does the work for each, in their order. Fails with the first failure, but only after all had
  /// their turn.
  public static <T> Future<Void> all(List<T> things, Function<T, Future<?>> work) {
    Future<Void> chain = Future.succeededFuture();
    for (var thing : things) {
      chain =
          chain.compose(
              before -> work.apply(thing).mapEmpty(),
              failure ->
                  Future.succeededFuture(thing)
                      .compose(each -> work.apply(each).<Void>mapEmpty())
                      .otherwiseEmpty()
                      .compose(done -> Future.failedFuture(failure)));
    }
    return chain;
  }
}
