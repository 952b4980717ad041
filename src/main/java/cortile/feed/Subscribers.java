package cortile.feed;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The subscribers of a view in a circle, and a round through it that may be cut in slices, joined,
/// left and begun again at any time: a new round goes on where the last one was, so that nobody is
/// served last again and again.
final class Subscribers {
  private @Nullable Subscription cursor;
  private int size;
  private int left;

  int size() {
    return size;
  }

  /// Puts it at the end of a round.
  void add(Subscription added) {
    var at = cursor;
    if (at == null) {
      added.next = added;
      added.previous = added;
      cursor = added;
    } else {
      var last = at.previous;
      added.previous = last;
      added.next = at;
      at.previous = added;
      if (last != null) {
        last.next = added;
      }
    }
    size++;
  }

  void remove(Subscription removed) {
    var next = removed.next;
    var previous = removed.previous;
    if (next == null || previous == null) {
      return;
    }
    previous.next = next;
    next.previous = previous;
    if (cursor == removed) {
      cursor = next == removed ? null : next;
    }
    removed.next = null;
    removed.previous = null;
    size--;
  }

  void begin() {
    left = size;
  }

  /// Visits at most `most`; whether the round has to go on.
  boolean visit(int most, Consumer<Subscription> visitor) {
    for (var i = 0; i < most && left > 0; i++) {
      var one = cursor;
      if (one == null) {
        left = 0;
        break;
      }
      left--;
      cursor = one.next;
      visitor.accept(one);
    }
    return left > 0;
  }

  void forEach(Consumer<Subscription> visitor) {
    var one = cursor;
    for (var i = size; i > 0 && one != null; i--) {
      var next = one.next;
      visitor.accept(one);
      one = next;
    }
  }
}
