package cortile.hub.places;

import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one way to the use of rooms, desks, equipment and people: reservations and events' sessions
/// take them here, under one rule, so that nothing is ever used twice at a time.
///
/// Everything happens in the caller's transaction and views are touched in it. Units are locked
/// until it ends, in the order of resources; a caller that locks rows of its own does so before.
public final class OccupationsRoom {
  private static final int LOOKS = 4;

  private OccupationsRoom() {}

  /// Takes what a session needs, in the place of what it had for the same part: all of it, or
  /// nothing is written and what is in the way is told. An empty list releases. The same again
  /// comes to the same. A transaction may take for many sessions: each waits for all units of a
  /// resource, so that two never wait for each other's. Fails with a [Problem.Refused] of 422 for a
  /// resource that is not there.
  public static Future<Taking> take(Tx tx, SessionUse use, List<Claim> claims) {
    var owner = Owner.of(use);
    return OccupationsStore.resources(tx, claims)
        .compose(resources -> patient(tx, owner, wanted(claims, resources)))
        .compose(search ->
            search.clashes().isEmpty()
                ? TouchesStore.touch(tx, use)
                    .compose(v -> OccupationsStore.deleteOfSession(tx, use))
                    .compose(v -> UsesStore.take(tx, owner, search.units()))
                    .compose(v -> TouchesStore.touch(tx, use))
                    .map((Taking) new Taking.Taken())
                : Future.succeededFuture(
                    new Taking.Clashes(
                        search.clashes().values().stream().flatMap(List::stream).toList())));
  }

  /// Gives back all that sessions have. Repeatable.
  public static Future<Void> release(Tx tx, List<Long> sessions) {
    return TouchesStore.touch(tx, List.of(), sessions)
        .compose(v -> OccupationsStore.deleteOfSessions(tx, sessions));
  }

  /// Gives back one part of a session. Repeatable.
  public static Future<Void> release(Tx tx, long session, String part) {
    return take(tx, new SessionUse(session, part, "", Map.of(), false), List.of()).mapEmpty();
  }

  /// Says anew what sessions are called and whether everybody may read it. What meets a need stays
  /// unsaid.
  public static Future<Void> describe(
      Tx tx, List<Long> sessions, String event, Map<String, String> title, boolean shown) {
    return OccupationsStore.describe(tx, sessions, event, title, shown)
        .compose(v -> TouchesStore.touch(tx, List.of(), sessions));
  }

  /// What was found: the units for everything that can be had, and what is in the way of the rest.
  record Search(Map<Wanted, List<Long>> units, Map<Wanted, List<Clash>> clashes) {}

  /// Locks what is wanted and chooses units. Writes nothing.
  static Future<Search> search(Tx tx, Owner owner, List<Wanted> wanted) {
    return wanted.size() == 1 ? quick(tx, owner, wanted, LOOKS) : patient(tx, owner, wanted);
  }

  // Of many units those that nobody else is taking are tried first. One that was taken in this
  // very moment is not free after all, so it is worth another look. Whoever finds too few gives up
  // those locks, so as never to hold one while waiting for a lower one, and waits for all.
  private static Future<Search> quick(Tx tx, Owner owner, List<Wanted> wanted, int looks) {
    var one = wanted.getFirst();
    return tx.define("savepoint units")
        .compose(v -> UnitsStore.lockFree(tx, one))
        .compose(locked ->
            locked.size() < one.quantity()
                ? undo(tx).compose(v -> patient(tx, owner, wanted))
                : UnitsStore.free(tx, owner, wanted, locked)
                    .map(List::getFirst)
                    .compose(free -> {
                      if (free.size() == one.quantity()) {
                        return Future.succeededFuture(new Search(Map.of(one, free), Map.of()));
                      }
                      return undo(tx)
                          .compose(v ->
                              looks > 1
                                  ? quick(tx, owner, wanted, looks - 1)
                                  : patient(tx, owner, wanted));
                    }));
  }

  private static Future<Void> undo(Tx tx) {
    return tx.define("rollback to savepoint units");
  }

  private static Future<Search> patient(Tx tx, Owner owner, List<Wanted> wanted) {
    return UnitsStore.lock(tx, wanted.stream().map(Wanted::resource).toList())
        .compose(v -> look(tx, owner, wanted));
  }

  /// As [#search], but somebody else may take it a moment later.
  static Future<Search> look(Tx tx, Owner owner, List<Wanted> wanted) {
    return wanted.isEmpty()
        ? Future.succeededFuture(new Search(Map.of(), Map.of()))
        : UnitsStore.free(tx, owner, wanted, null).compose(free -> judged(tx, owner, wanted, free));
  }

  private static Future<Search> judged(
      Tx tx, Owner owner, List<Wanted> wanted, List<List<Long>> free) {
    var units = new LinkedHashMap<Wanted, List<Long>>();
    var lacking = new LinkedHashMap<Wanted, Integer>();
    for (var i = 0; i < wanted.size(); i++) {
      var one = wanted.get(i);
      if (free.get(i).size() >= one.quantity()) {
        units.put(one, chosen(one, free.get(i)));
      } else {
        lacking.put(one, free.get(i).size());
      }
    }
    return BlockersStore.find(tx, owner, lacking)
        .map(found -> {
          var clashes = new LinkedHashMap<Wanted, List<Clash>>();
          // Nothing in the way and yet too few: there never were so many.
          lacking.forEach(
              (one, left) -> clashes.put(one, found.getOrDefault(one, List.of(few(one, left)))));
          return new Search(units, clashes);
        });
  }

  private static Clash few(Wanted one, int left) {
    return new Clash(
        one.key(), Clash.Kind.RESERVATION, one.starts(), one.ends(), left, null, false, null);
  }

  private static List<Long> chosen(Wanted wanted, List<Long> free) {
    return List.copyOf(free.subList(0, wanted.quantity()));
  }

  private static List<Wanted> wanted(List<Claim> claims, Map<String, Long> resources) {
    var wanted = new ArrayList<Wanted>();
    for (var i = 0; i < claims.size(); i++) {
      var claim = claims.get(i);
      var resource = resources.get(OccupationsStore.name(claim));
      if (resource == null) {
        throw Problem.of(422, "invalid")
            .with(List.of(Problem.Field.of("/resource", "unknown-resource", claim.resource())))
            .refused();
      }
      wanted.add(
          new Wanted(
              i, resource, claim.resource(), claim.quantity(), claim.starts(), claim.ends()));
    }
    return wanted;
  }
}
