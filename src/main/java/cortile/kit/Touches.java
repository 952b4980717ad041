package cortile.kit;

import io.vertx.core.Future;
import java.util.SortedSet;

/// What becomes of the names that a transaction touched. The feed implements it; [Db] only promises
/// the moment of each call.
public interface Touches {
  /// Writes all touched names as the last statement of the transaction, so that their rows are
  /// never held while other work waits.
  Future<Void> write(Tx tx, SortedSet<String> names);

  /// Tells of the names after their commit. Must return at once; losing the hint must be harmless.
  void committed(SortedSet<String> names);

  /// For programs without live views.
  Touches NONE =
      new Touches() {
        @Override
        public Future<Void> write(Tx tx, SortedSet<String> names) {
          return Future.succeededFuture();
        }

        @Override
        public void committed(SortedSet<String> names) {}
      };
}
