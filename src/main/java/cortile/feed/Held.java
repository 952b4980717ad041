package cortile.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One view that the node holds: its newest state, who wants it, and when it may be loaded again.
/// Touched by the FeedVerticle's event loop only. Times are milliseconds of [System#nanoTime].
final class Held {
  final View.Named named;

  /// The addresses of the verticles whose sockets watch the view.
  final Set<String> watchers = new LinkedHashSet<>();

  /// Who waits for a load to end.
  private final List<Asked> asked = new ArrayList<>();

  /// Null before the first load, and while there is no such view.
  @Nullable ViewState state;

  /// The last load found no such view.
  boolean absent;

  long absentSince;
  long lastAsked;

  // Schedule: see LoadQueue.
  boolean dirty;
  boolean waiting;
  boolean loading;
  boolean dropped;
  long earliest;
  long started;
  int failures;

  Held(View.Named named) {
    this.named = named;
  }

  /// @param after the number of the load that is too old
  private record Asked(long after, long atLeast, Promise<Object> answer) {}

  String name() {
    return named.name();
  }

  /// The row version that the node has loaded; -1 if none.
  long loaded() {
    var now = state;
    return now == null ? -1 : now.versions().last();
  }

  /// Answers after a load that shows all hints until now: the one under way does, unless a hint
  /// came since it began.
  Future<Object> ask(long atLeast) {
    Promise<Object> answer = Promise.promise();
    asked.add(new Asked(dirty ? started : started - 1, atLeast, answer));
    return answer.future();
  }

  boolean isAsked() {
    return !asked.isEmpty();
  }

  /// Gives an answer to those for whom this load is new enough.
  void answer(Object answer) {
    asked.removeIf(waiter ->
        (started > waiter.after() || (waiter.atLeast() > 0 && loaded() >= waiter.atLeast()))
            && waiter.answer().tryComplete(answer));
  }

  /// Tells everybody that no load works; whoever can be shown the state as it was is shown it.
  void answerFailure(Throwable failure) {
    var now = state;
    for (var waiter : asked) {
      if (now != null && now.versions().last() >= waiter.atLeast()) {
        waiter.answer().tryComplete(now);
      } else {
        waiter.answer().tryFail(failure);
      }
    }
    asked.clear();
  }
}
