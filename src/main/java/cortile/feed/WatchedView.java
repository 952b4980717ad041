package cortile.feed;

import io.vertx.core.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A view that sockets of this verticle watch: its newest state and the one way in which a
/// subscriber gets from what it holds to that. Snapshots, patches and what a slow socket missed all
/// go through [#bring], so that nothing can overtake.
final class WatchedView {
  // About a millisecond of writes, then other requests have their turn.
  private static final int SLICE = 128;

  final View.Named named;
  private final Context context;
  private final Consumer<Subscription> ask;
  private final Subscribers subscribers = new Subscribers();
  private final Map<Long, Frame> frames = new HashMap<>();
  private @Nullable ViewState newest;
  private boolean running;

  /// @param ask loads the view anew for a subscriber that says it holds more than this node knows,
  ///   then calls [#answer]
  WatchedView(View.Named named, Context context, Consumer<Subscription> ask) {
    this.named = named;
    this.context = context;
    this.ask = ask;
  }

  boolean isEmpty() {
    return subscribers.size() == 0;
  }

  void join(Subscription subscription) {
    subscribers.add(subscription);
    bring(subscription);
  }

  void leave(Subscription subscription) {
    subscribers.remove(subscription);
  }

  void forEach(Consumer<Subscription> visitor) {
    subscribers.forEach(visitor);
  }

  /// Takes a state in and brings everybody to it, unless it is older than what is here.
  void accept(ViewState state) {
    var before = newest;
    if (before != null && state.serial() <= before.serial()) {
      return;
    }
    newest = state;
    frames.clear();
    if (before != null && restarted(before, state)) {
      subscribers.forEach(one -> one.held = Subscription.NOTHING);
    }
    subscribers.begin();
    if (!running) {
      running = true;
      slice();
    }
  }

  private static boolean restarted(ViewState before, ViewState state) {
    return !before.epoch().equals(state.epoch())
        || state.versions().last() < before.versions().last();
  }

  private void slice() {
    running = subscribers.visit(SLICE, this::bring);
    if (running) {
      context.runOnContext(again -> slice());
    }
  }

  /// Brings a subscriber from the version it holds to the newest, if its socket takes anything.
  /// Else this is called again when it does.
  void bring(Subscription subscription) {
    if (subscription.hasLeft()) {
      return;
    }
    if (subscription.since != null) {
      answer(subscription, false);
      return;
    }
    var state = newest;
    if (state == null
        || state.versions().contains(subscription.held)
        || !subscription.outlet.isReady()) {
      return;
    }
    send(subscription, frames.computeIfAbsent(subscription.held, held -> frame(state, held)));
  }

  /// Answers a subscriber that named a version.
  ///
  /// @param fresh whether the newest state was loaded after the subscriber named it
  void answer(Subscription subscription, boolean fresh) {
    var state = newest;
    var since = subscription.since;
    if (state == null
        || since == null
        || subscription.asking
        || subscription.hasLeft()
        || !subscription.outlet.isReady()) {
      return;
    }
    var same = since.epoch().equals(state.epoch());
    if (!fresh && (!same || since.number() > state.versions().last())) {
      subscription.asking = true;
      ask.accept(subscription);
      return;
    }
    subscription.since = null;
    if (same && state.versions().contains(since.number())) {
      send(subscription, Frame.current(named.name(), since));
      return;
    }
    var known = same && since.number() < state.versions().last();
    subscription.held = known ? since.number() : Subscription.NOTHING;
    bring(subscription);
  }

  private static void send(Subscription subscription, Frame frame) {
    subscription.held = frame.number();
    subscription.outlet.send(frame);
  }

  private static Frame frame(ViewState state, long held) {
    var version = state.version();
    if (held != Subscription.NOTHING) {
      var patch = state.patchFrom(held);
      if (patch.isPresent() && patch.get().length() <= state.text().length()) {
        return Frame.patch(state.view(), new Version(state.epoch(), held), version, patch.get());
      }
    }
    // Between two loads of one state there may have been another, which the subscriber holds: never
    // answer with a lower version.
    var number = held > version.number() ? state.versions().last() : version.number();
    return Frame.snapshot(state.view(), new Version(state.epoch(), number), state.text());
  }
}
