package cortile.feed;

import org.jspecify.annotations.Nullable;

/// One subscriber's hold on one view. There is one for each open page, so it is kept small.
final class Subscription {
  /// The subscriber holds no version that could be patched.
  static final long NOTHING = -1;

  final Outlet outlet;
  final WatchedView view;

  /// The version that the subscriber has after all that was sent.
  long held = NOTHING;

  /// The version that the subscriber says it holds, until it was answered.
  @Nullable Version since;

  /// Whether the answer waits for a load.
  boolean asking;

  // Where it stands among the subscribers of its view; null after it has left.
  @Nullable Subscription next;
  @Nullable Subscription previous;

  Subscription(Outlet outlet, WatchedView view) {
    this.outlet = outlet;
    this.view = view;
  }

  boolean hasLeft() {
    return next == null;
  }
}
