package cortile.hub.events;

import cortile.hub.events.DecisionsStore.Decided;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides on orders and writes what follows from them, in a transaction that somebody else opened:
/// the group commit's, or an organiser's.
final class SeatingRoom {
  private final Supplier<@Nullable OffsetDateTime> now;
  private final TidingsRoom tidings;

  /// @param now the time by which to decide; null for the database's
  SeatingRoom(Supplier<@Nullable OffsetDateTime> now, TidingsRoom tidings) {
    this.now = now;
    this.tidings = tidings;
  }

  /// Decides on the orders in their order; the verdicts are in the same one. Locks the events until
  /// the transaction ends.
  Future<List<Verdict>> write(Tx tx, List<Order> orders) {
    // Sent together behind the lock.
    var halls = HallsStore.read(tx, orders, now.get());
    var known = KnownStore.read(tx, orders);
    var settled = HallsStore.settled(tx, orders);
    return Future.all(halls, known, settled)
        .compose(all -> {
          var verdicts = new HashMap<Long, Iterator<Verdict>>();
          var decided = decide(halls.result(), known.result(), settled.result(), verdicts);
          return DecisionsStore.write(tx, decided)
              .compose(written -> NeedsRoom.letGo(tx, thinned(decided)))
              .compose(v -> tidings.send(tx, decided))
              .map(sent -> {
                decided.forEach(each -> touch(tx, each));
                return inOrder(orders, verdicts);
              });
        });
  }

  private static List<Decided> decide(
      Map<Long, HallsStore.Situation> situations,
      KnownStore.All known,
      List<Order> orders,
      Map<Long, Iterator<Verdict>> verdicts) {
    var decided = new ArrayList<Decided>();
    situations.forEach((event, situation) -> {
      var own = orders.stream().filter(order -> order.event() == event).toList();
      var held = List.copyOf(situation.held().values());
      var decision = Seating.decide(situation.hall(), situation.now(), known.of(event), held, own);
      decided.add(new Decided(situation, decision));
      verdicts.put(event, decision.verdicts().iterator());
    });
    return decided;
  }

  // Events in which somebody left, or whose parties changed: perhaps nobody needs the interpreter.
  private static List<Long> thinned(List<Decided> decided) {
    return decided.stream()
        .filter(d ->
            !d.decision().parties().isEmpty()
                || d.decision().changed().stream().anyMatch(b -> b.state().over()))
        .map(d -> d.before().hall().id())
        .toList();
  }

  private static List<Verdict> inOrder(List<Order> orders, Map<Long, Iterator<Verdict>> verdicts) {
    return orders.stream()
        .map(order ->
            verdicts.containsKey(order.event())
                ? Objects.requireNonNull(verdicts.get(order.event())).next()
                : (Verdict) new Verdict.Refused(Problem.of(404, "not-found")))
        .toList();
  }

  // The list says free places in a word, and is told only when the word changes.
  private static void touch(Tx tx, Decided decided) {
    var before = decided.before().hall();
    var after = decided.decision();
    var slug = decided.before().slug();
    if (!before.pools().equals(after.pools())
        || before.waiting() != after.waiting()
        || after.drawn() != null) {
      EventViewsStore.touch(tx, slug);
    }
    if (!after.made().isEmpty() || !after.changed().isEmpty()) {
      EventViewsStore.touchBookings(tx, slug);
    }
    if (FreeWord.of(before.pools()) != FreeWord.of(after.pools())) {
      EventViewsStore.touchList(tx);
    }
  }
}
