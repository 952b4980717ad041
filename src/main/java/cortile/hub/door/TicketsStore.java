package cortile.hub.door;

import cortile.kit.Db;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What tickets are made of.
final class TicketsStore {
  private static final String BOOKING =
      """
      select b.id, b.code, b.event, e.slug, b.state, b.link, b.subject, g.number, g.name, g.kind
      from hub.booking b join hub.event e on e.id = b.event left join hub.guest g on g.booking = b.id and not g.released
      where b.code = $1 order by g.number
      """;

  private TicketsStore() {}

  record Guest(int number, @Nullable String name, String kind) {}

  /// @param subject of the account that owns it, if one does
  /// @param guests whose seat was not given to others
  record Booking(
      long id,
      String code,
      long event,
      String slug,
      String state,
      int link,
      @Nullable String subject,
      List<Guest> guests) {}

  static Future<Optional<Booking>> booking(Db db, String code) {
    return db.query(BOOKING, code)
        .map(rows -> {
          var guests = new ArrayList<Guest>();
          Booking booking = null;
          for (var row : rows) {
            var number = row.getInteger("number");
            if (number != null) {
              guests.add(new Guest(number, row.getString("name"), row.getString("kind")));
            }
            booking =
                new Booking(
                    row.getLong("id"),
                    row.getString("code"),
                    row.getLong("event"),
                    row.getString("slug"),
                    row.getString("state"),
                    row.getInteger("link"),
                    row.getString("subject"),
                    guests);
          }
          return Optional.ofNullable(booking);
        });
  }
}
