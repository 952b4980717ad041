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

  private KnownStore() {}

  /// @param requests by key, of all events
  /// @param subjects by event
  /// @param noShows by the new booking's code
  record All(
      Map<String, Known.Earlier> requests,
      Map<Long, Set<String>> subjects,
      Map<String, Integer> noShows) {
    Known of(long event) {
      return new Known(requests, subjects.getOrDefault(event, Set.of()), noShows);
    }
  }

  static Future<All> read(Tx tx, List<Order.Book> books) {
    var all = new All(new HashMap<>(), new HashMap<>(), new HashMap<>());
    if (books.isEmpty()) {
      return Future.succeededFuture(all);
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
          return all;
        });
  }
}
