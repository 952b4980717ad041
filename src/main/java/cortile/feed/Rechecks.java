package cortile.feed;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Looks again at every restricted subscription: when its token ends, when its principal changed,
/// and each minute. A subscription ends with what allowed it.
final class Rechecks {
  private static final long MINUTE_MILLIS = 60_000;

  private final Access access;
  private final Watches watches;
  private final PriorityQueue<Outlet> queue =
      new PriorityQueue<>(Comparator.comparingLong((Outlet outlet) -> outlet.recheckAt));

  Rechecks(Access access, Watches watches) {
    this.access = access;
    this.watches = watches;
  }

  /// The outlet has a restricted subscription now.
  void add(Outlet outlet) {
    if (outlet.recheckAt == 0) {
      schedule(outlet);
    }
  }

  /// Somebody else speaks on this outlet now.
  void speakerChanged(Outlet outlet) {
    if (outlet.recheckAt != 0) {
      queue.remove(outlet);
      schedule(outlet);
    }
    recheck(outlet);
  }

  /// Called each second.
  void tick() {
    var now = access.now();
    for (var first = queue.peek(); first != null && first.recheckAt <= now; first = queue.peek()) {
      queue.remove();
      first.recheckAt = 0;
      if (first.isOpen() && !restricted(first).isEmpty()) {
        schedule(first);
        recheck(first);
      }
    }
  }

  /// The rights of a session changed.
  void changed(String session) {
    for (var outlet : List.copyOf(queue)) {
      var principal = outlet.principal;
      if (principal != null && session.equals(principal.session())) {
        recheck(outlet);
      }
    }
  }

  /// Ends the subscriptions that are not allowed any more. While nobody can tell, they stay.
  private void recheck(Outlet outlet) {
    var principal = outlet.principal;
    if (principal == null) {
      check(outlet);
      return;
    }
    access
        .stands(principal)
        .onSuccess(stands -> {
          if (!stands && principal.equals(outlet.principal)) {
            outlet.principal = null;
          }
          check(outlet);
        });
  }

  private void check(Outlet outlet) {
    for (var subscription : restricted(outlet)) {
      Future<Boolean> may = access.may(subscription.view.named, outlet.principal);
      may.onSuccess(allowed -> {
        if (!allowed && !subscription.hasLeft()) {
          watches.leave(subscription);
          outlet.refuse(subscription.view.named.name(), Refusals.NOT_FOUND);
        }
      });
    }
  }

  private void schedule(Outlet outlet) {
    var principal = outlet.principal;
    var next = access.now() + MINUTE_MILLIS;
    outlet.recheckAt =
        principal == null ? next : Math.min(next, principal.expires().toEpochMilli());
    queue.add(outlet);
  }

  private static List<Subscription> restricted(Outlet outlet) {
    var found = new ArrayList<>(outlet.subscriptions());
    found.removeIf(one -> !one.view.named.view().restricted());
    return found;
  }
}
