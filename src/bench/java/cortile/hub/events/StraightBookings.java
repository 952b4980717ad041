package cortile.hub.events;

import cortile.hub.calendars.Calendars;
import cortile.hub.post.Links;
import cortile.identity.PersonalLinks;
import cortile.kit.Alphabet;
import cortile.kit.Db;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The limit for the group commit of bookings: its own decisions and SQL, run in full batches
/// straight through the driver, without HTTP or queue.
public final class StraightBookings {
  private static final int CODE = 8;

  private final SeatingRoom seating;
  private final Db db;
  private final Random random = new Random(System.nanoTime());

  public StraightBookings(Db db) {
    this.db = db;
    var links = new PersonalLinks(new byte[32]);
    var tidings =
        new TidingsRoom(
            new Links(links, "http://localhost"), new Calendars(links, "hub@example.org"));
    seating = new SeatingRoom(() -> null, tidings);
  }

  /// Books for `people` parties of one to four, `batch` in a transaction; ends with the seconds
  /// that it took.
  public Future<Double> run(String event, int people, int batch) {
    return BookingsStore.event(db, event)
        .compose(id -> {
          var orders = orders(id.orElseThrow(), people);
          var start = System.nanoTime();
          return write(orders, 0, batch).map(v -> (System.nanoTime() - start) / 1e9);
        });
  }

  private Future<Void> write(List<Order> orders, int from, int batch) {
    if (from >= orders.size()) {
      return Future.succeededFuture();
    }
    var to = Math.min(from + batch, orders.size());
    return db.transaction(tx -> seating.write(tx, orders.subList(from, to)))
        .compose(written -> write(orders, to, batch));
  }

  private List<Order> orders(long event, int people) {
    var orders = new ArrayList<Order>();
    for (var i = 0; i < people; i++) {
      var guests = new ArrayList<Party.Guest>();
      for (var guest = 0; guest <= i * 7 % 4; guest++) {
        guests.add(
            new Party.Guest(guest == 0 ? "P" + i : null, SeatKind.STANDARD, null, List.of()));
      }
      var contact = new Party.Contact("P" + i, "p" + i + "@example.org", null, "it");
      var key = "%016x%048x".formatted(event, i);
      orders.add(
          new Order.Book(
              event,
              Alphabet.of(random.ints(CODE, 0, Alphabet.CHARACTERS.length()).toArray()),
              new Party(guests, contact),
              key,
              BookingSource.WEB,
              true,
              null,
              new BookingRequest(key, key)));
    }
    return orders;
  }
}
