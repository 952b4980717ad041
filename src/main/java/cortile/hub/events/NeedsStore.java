package cortile.hub.events;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Needs of people as rows, and who meets them.
final class NeedsStore {
  private static final String EVENT = "select id from hub.event where id = $1 for no key update";

  private static final String SETTLE =
      """
      update hub.need n set state = $3, answer = $4, changed = clock_timestamp(),
        resource = (select r.id from hub.resource r join hub.place p on p.id = r.place join hub.event e on e.place = p.id
          where r.key = $5 and not r.archived and not p.archived and e.id = (select event from hub.booking where id = $1))
      where n.booking = $1 and n.number = $2
      returning n.kind, n.resource, n.state is distinct from old.state as changed
      """;

  private static final String COUNT =
      "update hub.booking set settled = settled + 1 where id = $1 returning settled";

  private static final String HELPERS =
      """
      select r.id, r.key, p.slug as place, r.archived or p.archived as gone
      from (select distinct n.resource from hub.need n join hub.booking b on b.id = n.booking
        where b.event = $1 and b.state not in ('cancelled', 'expired') and n.state <> 'declined' and n.resource is not null) w
      join hub.resource r on r.id = w.resource
      join hub.place p on p.id = r.place
      order by r.id
      """;

  private static final String SESSIONS =
      """
      select s.id, s.starts, s.ends, e.slug, e.title, e.phase = 'published' as shown
      from hub.session s join hub.event e on e.id = s.event
      where s.event = $1 order by s.number
      """;

  private static final String UNMET =
      """
      update hub.need n set state = 'asked', resource = null, changed = clock_timestamp()
      from hub.booking b
      where b.id = n.booking and b.event = $1 and n.resource = $2 and n.state <> 'declined'
      """;

  // And the places whose view of today showed it: a room can meet a need too.
  private static final String RELEASE =
      """
      with released as (
        delete from hub.occupation o using hub.session s
        where s.id = o.session and s.event = any($1::bigint[]) and o.part like 'need:%' and not exists (
          select from hub.need n join hub.booking b on b.id = n.booking
          where b.event = s.event and b.state not in ('cancelled', 'expired') and n.state <> 'declined' and o.part = 'need:' || n.resource)
        returning o.unit, o.during
      )
      select distinct p.slug from released o join hub.unit u on u.id = o.unit join hub.resource r on r.id = u.resource
      join hub.place p on p.id = r.place
      where r.kind in ('room', 'desk') and o.during && (hub.day(p.today, p.zone) + hub.day(p.today + 1, p.zone))
      """;

  private NeedsStore() {}

  /// A person or thing that meets needs of an event.
  ///
  /// @param gone whether the place does not have it any more
  record Resource(long id, String key, String place, boolean gone) {
    String part() {
      return "need:" + id;
    }
  }

  record Session(
      long id, Instant starts, Instant ends, String event, JsonObject title, boolean shown) {}

  /// @param resource the one that was named; null if there is none
  /// @param changed whether it stands otherwise than before
  record Settled(String kind, @Nullable Long resource, boolean changed) {}

  static Future<Void> lock(Tx tx, long event) {
    return tx.query(EVENT, event).mapEmpty();
  }

  static Future<Optional<Settled>> settle(
      Tx tx,
      long booking,
      int number,
      String state,
      @Nullable String answer,
      @Nullable String resource) {
    return tx.query(SETTLE, Tuple.of(booking, number, state, answer, resource))
        .map(rows -> {
          if (rows.size() == 0) {
            return Optional.<Settled>empty();
          }
          var row = rows.iterator().next();
          return Optional.of(
              new Settled(
                  row.getString("kind"), row.getLong("resource"), row.getBoolean("changed")));
        });
  }

  /// Counts how often a need of a booking was settled; that number no other time has.
  static Future<Integer> count(Tx tx, long booking) {
    return tx.query(COUNT, booking).map(rows -> rows.iterator().next().getInteger("settled"));
  }

  /// Whoever is wanted to meet a need of an event.
  static Future<List<Resource>> wanted(Tx tx, long event) {
    return tx.query(HELPERS, event)
        .map(rows -> {
          var list = new ArrayList<Resource>();
          rows.forEach(row ->
              list.add(
                  new Resource(
                      row.getLong("id"),
                      row.getString("key"),
                      row.getString("place"),
                      row.getBoolean("gone"))));
          return list;
        });
  }

  static Future<List<Session>> sessions(Tx tx, long event) {
    return tx.query(SESSIONS, event)
        .map(rows -> {
          var list = new ArrayList<Session>();
          rows.forEach(row ->
              list.add(
                  new Session(
                      row.getLong("id"),
                      row.getOffsetDateTime("starts").toInstant(),
                      row.getOffsetDateTime("ends").toInstant(),
                      row.getString("slug"),
                      row.getJsonObject("title"),
                      row.getBoolean("shown"))));
          return list;
        });
  }

  /// Says that needs are open again, because who would have met them can't.
  static Future<Void> unmet(Tx tx, long event, long resource) {
    return tx.query(UNMET, event, resource).mapEmpty();
  }

  /// Lets go of whoever is held for events and meets no need there any more.
  static Future<Void> release(Tx tx, List<Long> events) {
    return tx.query(RELEASE, (Object) events.toArray(Long[]::new))
        .map(rows -> {
          rows.forEach(row -> tx.touch("hub/places/" + row.getString("slug") + "/today"));
          return null;
        });
  }
}
