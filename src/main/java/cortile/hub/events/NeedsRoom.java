package cortile.hub.events;

import cortile.hub.events.BookingsRoom.Booked;
import cortile.hub.places.Claim;
import cortile.hub.places.Clash;
import cortile.hub.places.OccupationsRoom;
import cortile.hub.places.SessionUse;
import cortile.hub.places.Taking;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people need to take part: from the wish to whoever meets it, who is held for the event's
/// sessions as a room is.
final class NeedsRoom {
  private final Db db;
  private final TidingsRoom tidings;

  NeedsRoom(Db db, TidingsRoom tidings) {
    this.db = db;
    this.tidings = tidings;
  }

  /// Confirms, provides or declines. Fails with 409 `taken` if the person or thing is not free at
  /// all times of the event.
  Future<Void> settle(Booked booking, int number, JsonObject decision) {
    var resource = decision.getString("resource");
    var state = decision.getString("state");
    return db.transaction(tx ->
        NeedsStore.lock(tx, booking.event())
            .compose(v ->
                NeedsStore.settle(
                    tx, booking.id(), number, state, decision.getString("answer"), resource))
            .compose(found -> {
              var settled = found.orElseThrow(BookingsRoom::unknown);
              var helper = settled.resource();
              if (resource != null && helper == null) {
                throw Problem.of(422, "invalid")
                    .with(List.of(Problem.Field.of("/resource", "unknown-resource", resource)))
                    .refused();
              }
              return letGo(tx, List.of(booking.event()))
                  .compose(v ->
                      helper == null
                          ? Future.succeededFuture(Map.<NeedsStore.Resource, List<Clash>>of())
                          : PlansStore.lock(tx, 0, List.of(), List.of(booking.event()))
                              .compose(locked -> clashes(tx, booking.event(), helper)))
                  .map(clashes -> {
                    if (!clashes.isEmpty()) {
                      throw PlanRoom.taken(
                          clashes.values().stream().flatMap(List::stream).toList());
                    }
                    return settled;
                  });
            })
            .compose(settled ->
                settled.changed()
                    ? NeedsStore.count(tx, booking.id())
                        .compose(times ->
                            tidings.settled(tx, booking.code(), settled.kind(), state, times))
                    : Future.succeededFuture())
            .map(v -> {
              EventViewsStore.touchBookings(tx, booking.slug());
              return null;
            }));
  }

  /// Holds whoever is wanted for the event as it is now. What can't be had any more is asked anew:
  /// its needs are open again.
  static Future<Void> hold(Tx tx, long event) {
    return clashes(tx, event, null)
        .compose(clashes -> {
          Future<Void> done = Future.succeededFuture();
          for (var resource : clashes.keySet()) {
            done = done.compose(v -> NeedsStore.unmet(tx, event, resource.id()));
          }
          return done;
        })
        .compose(v -> letGo(tx, List.of(event)));
  }

  /// Lets go of those whom nobody of these events needs any more. Takes nothing, so that it never
  /// fails for anybody's sake nor waits for units.
  static Future<Void> letGo(Tx tx, List<Long> events) {
    return events.isEmpty() ? Future.succeededFuture() : NeedsStore.release(tx, events);
  }

  // Takes what is wanted in every session, or only one resource of it; what is in the way.
  private static Future<Map<NeedsStore.Resource, List<Clash>>> clashes(
      Tx tx, long event, @Nullable Long only) {
    var wanted = NeedsStore.wanted(tx, event);
    var sessions = NeedsStore.sessions(tx, event);
    return Future.all(wanted, sessions)
        .compose(both -> {
          var clashes = new HashMap<NeedsStore.Resource, List<Clash>>();
          Future<Void> done = Future.succeededFuture();
          for (var resource : wanted.result()) {
            if (only != null && only != resource.id()) {
              continue;
            }
            if (resource.gone()) {
              clashes.put(resource, List.of());
              continue;
            }
            for (var session : sessions.result()) {
              done =
                  done.compose(v ->
                          OccupationsRoom.take(
                              tx, use(session, resource), claim(session, resource)))
                      .map(taking -> {
                        if (taking instanceof Taking.Clashes(var more)) {
                          clashes.computeIfAbsent(resource, r -> new ArrayList<>()).addAll(more);
                        }
                        return null;
                      });
            }
          }
          return done.map(clashes);
        });
  }

  private static SessionUse use(NeedsStore.Session session, NeedsStore.Resource resource) {
    var title = PlanRoom.texts(session.title());
    return new SessionUse(
        session.id(),
        resource.part(),
        session.event(),
        title == null ? Map.of() : title,
        session.shown());
  }

  private static List<Claim> claim(NeedsStore.Session session, NeedsStore.Resource resource) {
    return List.of(
        new Claim(resource.place(), resource.key(), 1, session.starts(), session.ends()));
  }
}
