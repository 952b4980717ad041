package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what is known of those who want to book: whether their request was granted before, whether
/// their account has a booking, how often they did not come.
final class KnownStore {
  private static final String SUBJECTS =
      """
      select b.event, b.subject
      from unnest($1::bigint[], $2::text[]) as w(event, subject)
      cross join lateral (
        select event, subject from hub.booking
        where subject = w.subject and event = w.event and state not in ('cancelled', 'expired') offset 0) b
      """;

  private static final String NO_SHOWS =
      """
      select w.code, hub.no_shows(lower(w.email), w.subject) as times
      from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as w(event, code, email, subject)
      cross join lateral (
        select 1 from hub.event where id = w.event and noshow_most is not null offset 0) e
      """;

  private static final String CAME =
      """
      select g.booking, g.number, g.name, g.kind, a.inside
      from hub.arrived($1) a join hub.guest g on g.booking = a.booking and g.number = a.guest
      """;

  private KnownStore() {}

  /// @param requests by key, of all events
  /// @param subjects by event
  /// @param noShows by the new booking's code
  /// @param came by the booking's row
  record All(
      Map<String, Known.Earlier> requests,
      Map<Long, Set<String>> subjects,
      Map<String, Integer> noShows,
      Map<Long, Map<Integer, Known.Came>> came) {
    Known of(long event) {
      return new Known(requests, subjects.getOrDefault(event, Set.of()), noShows, came);
    }
  }

  static Future<All> read(Tx tx, List<Order> orders) {
    var all = new All(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    var books = orders.stream().filter(Order.Book.class::isInstance).map(Order.Book.class::cast);
    return Future.all(bookers(tx, all, books.toList()), came(tx, all, orders)).map(all);
  }

  private static Future<Void> came(Tx tx, All all, List<Order> orders) {
    var ids =
        orders.stream()
            .filter(order -> order instanceof Order.Change || order instanceof Order.Leave)
            .map(Order::booking)
            .distinct()
            .toArray(Long[]::new);
    return ids.length == 0
        ? Future.succeededFuture()
        : tx.query(CAME, (Object) ids)
            .map(rows -> {
              for (var row : rows) {
                all.came()
                    .computeIfAbsent(row.getLong("booking"), id -> new HashMap<>())
                    .put(
                        row.getInteger("number"),
                        new Known.Came(
                            row.getString("name"),
                            SeatKind.of(row.getString("kind")),
                            row.getBoolean("inside")));
              }
              return null;
            });
  }

  private static Future<Void> bookers(Tx tx, All all, List<Order.Book> books) {
    if (books.isEmpty()) {
      return Future.succeededFuture();
    }
    var events = books.stream().map(Order.Book::event).toArray(Long[]::new);
    var subjects = books.stream().map(Order.Book::subject).toArray(String[]::new);
    var codes = books.stream().map(Order.Book::code).toArray(String[]::new);
    var emails = books.stream().map(b -> b.party().contact().email()).toArray(String[]::new);
    var requested = RequestsStore.granted(tx, books);
    var booked = tx.query(SUBJECTS, events, subjects);
    var missed = tx.query(NO_SHOWS, Tuple.of(events, codes, emails, subjects));
    return Future.all(requested, booked, missed)
        .map(done -> {
          all.requests().putAll(requested.result());
          for (var row : booked.result()) {
            all.subjects()
                .computeIfAbsent(row.getLong("event"), id -> new HashSet<>())
                .add(row.getString("subject"));
          }
          for (var row : missed.result()) {
            all.noShows().put(row.getString("code"), row.getInteger("times"));
          }
          return null;
        });
  }
}
