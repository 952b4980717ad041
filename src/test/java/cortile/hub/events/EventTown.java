package cortile.hub.events;

import static cortile.kit.TestDatabase.await;

import cortile.feed.TestNode;
import cortile.hub.calendars.Calendars;
import cortile.hub.post.Links;
import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import cortile.kit.Tx;
import cortile.kit.Writer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The rooms of events on a database of their own, without HTTP. One place with two rooms and an
/// interpreter.
final class EventTown implements AutoCloseable {
  static final EditorRoom.Editor ORGANISER = new EditorRoom.Editor("organiser", true);
  static final BookingsRoom.Asker STAFF =
      new BookingsRoom.Asker(java.util.Optional.empty(), true, java.util.Optional.empty());
  private static final byte[] KEY = new byte[32];
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Vertx vertx;
  final PgConnectOptions database;
  final Db db;
  final EventsRoom events;
  final BookingsRoom bookings;

  /// The time by which the rooms decide; null for the database's.
  volatile @Nullable OffsetDateTime now;

  /// The names of the views that commits touched, in order.
  final List<String> touched = new CopyOnWriteArrayList<>();

  private EventTown(Vertx vertx, PgConnectOptions database, @Nullable Touches touches) {
    this.vertx = vertx;
    this.database = database;
    var told = touches == null ? recorded() : touches;
    db = Db.open(vertx, database, "test", 8, told);
    var links = new PersonalLinks(KEY);
    events =
        new EventsRoom(
            vertx,
            db,
            db,
            links,
            new Links(links, "http://localhost"),
            new Calendars(links, "hub@example.org"),
            () -> now);
    bookings = events.bookings();
    Writer.register(vertx);
    await(vertx.deployVerticle(events.verticle(Db.open(vertx, database, "commits", 1, told))));
  }

  static EventTown open() {
    var vertx = Vertx.vertx();
    var town = new EventTown(vertx, TestDatabase.fresh(vertx), null);
    town.found();
    return town;
  }

  /// The rooms of a node with a feed, which ends with the node.
  static EventTown on(TestNode node, PgConnectOptions database) {
    var town = new EventTown(node.vertx, database, node.feed);
    town.found();
    return town;
  }

  /// A second node on the same database.
  EventTown secondNode() {
    return new EventTown(Vertx.vertx(), database, null);
  }

  private void found() {
    await(
        db.query(
            """
            insert into hub.place (slug, kind, name, address, today, access)
            values ('scuola', 'hub', '{"it": "Ex scuola", "en": "Old school"}', 'Via Roma 1', '2027-03-02', '{"stepFree": "yes"}')
            on conflict do nothing
            """));
    for (var key : List.of("sala", "aula", "interprete")) {
      await(
          db.query(
              """
              with r as (
                insert into hub.resource (place, key, kind, name, who)
                select id, $1, case when $1 = 'interprete' then 'person' else 'room' end, '{"it": "Stanza"}', 'staff'
                from hub.place on conflict do nothing returning id)
              insert into hub.unit (resource, number) select id, 1 from r
              """,
              key));
    }
  }

  private Touches recorded() {
    return new Touches() {
      @Override
      public Future<Void> write(Tx tx, SortedSet<String> names) {
        return Future.succeededFuture();
      }

      @Override
      public void committed(SortedSet<String> names) {
        touched.addAll(names);
      }
    };
  }

  /// A draft of an event with so many standard seats that starts at a moment and lasts two hours.
  static JsonObject draft(Instant starts, int seats) {
    var session =
        new JsonObject()
            .put("starts", starts.toString())
            .put("ends", starts.plusSeconds(7200).toString());
    return new JsonObject()
        .put("slug", "evento-" + NUMBER.incrementAndGet())
        .put("title", new JsonObject().put("it", "Festa").put("en", "Party"))
        .put("place", "scuola")
        .put("category", "culture")
        .put("kind", "single")
        .put("sessions", new JsonArray().add(session))
        .put("booking", "open")
        .put("seats", new JsonObject().put("standard", seats));
  }

  static Instant inDays(int days) {
    return Instant.now()
        .plusSeconds(days * 86_400L)
        .truncatedTo(java.time.temporal.ChronoUnit.HOURS);
  }

  /// A published event with so many standard seats, in ten days.
  String event(int seats) {
    return event(draft(inDays(10), seats));
  }

  String event(JsonObject draft) {
    var slug = create(draft).getJsonArray("events").getJsonObject(0).getString("slug");
    await(events.phases().publish(ORGANISER, slug, null));
    return slug;
  }

  JsonObject create(JsonObject draft) {
    return await(events.making().create(ORGANISER, draft, key("create-event")));
  }

  /// A new request's name.
  static IdempotencyKey key(String operation) {
    var number = "%064x".formatted(NUMBER.incrementAndGet());
    return new IdempotencyKey(
        operation, new IdempotencyKey.Bytes(number), new IdempotencyKey.Bytes(number));
  }

  static Party party(String name, int people) {
    var guests = new ArrayList<Party.Guest>();
    for (var i = 0; i < people; i++) {
      guests.add(new Party.Guest(i == 0 ? name : null, SeatKind.STANDARD, null, List.of()));
    }
    return party(name, guests);
  }

  static Party party(String name, List<Party.Guest> guests) {
    return new Party(
        List.copyOf(guests), new Party.Contact(name, name + "@example.org", null, "it"));
  }

  Future<BookingsRoom.Made> booking(String event, Party party, IdempotencyKey key) {
    return bookings.book(event, party, BookingSource.WEB, true, null, key);
  }

  JsonObject book(String event, String name, int people) {
    return await(booking(event, party(name, people), key("book"))).answer();
  }

  /// Decides on orders together, as a batch does.
  List<Verdict> batch(Order... orders) {
    return await(db.transaction(tx -> events.seating().write(tx, List.of(orders))));
  }

  JsonObject get(String code) {
    return await(bookings.document(STAFF, code));
  }

  String state(String code) {
    return get(code).getString("state");
  }

  /// Moves the clock of the rooms and does what is due then.
  void at(Instant time) {
    now = time.atOffset(ZoneOffset.UTC);
    await(events.phases().tick());
  }

  List<Row> rows(String sql, Object... values) {
    var list = new ArrayList<Row>();
    await(db.query(sql, values)).forEach(list::add);
    return list;
  }

  /// Seats taken by the counters, by pool.
  Map<String, Integer> taken(String event) {
    var found = new java.util.TreeMap<String, Integer>();
    rows(
            "select pool, taken from hub.seats where event = (select id from hub.event where slug ="
                + " $1)",
            event)
        .forEach(row -> found.put(row.getString("pool"), row.getInteger("taken")));
    return found;
  }

  /// Where counters and bookings disagree; empty if all is well.
  List<String> faults() {
    var found = new ArrayList<String>();
    rows("""
    select e.slug, s.pool, s.taken, s.capacity, e.waiting,
      coalesce(sum(case s.pool when 'standard' then b.standard when 'wheelchair' then b.wheelchair when 'carer' then b.carer
        else b.standard + b.wheelchair + b.carer end) filter (where b.state in ('confirmed', 'offered')), 0) as counted,
      count(*) filter (where b.state = 'waiting') as in_line
    from hub.event e join hub.seats s on s.event = e.id left join hub.booking b on b.event = e.id
    group by e.id, s.event, s.pool
    """)
        .forEach(row -> {
          if (row.getInteger("taken").longValue() != row.getLong("counted")
              || row.getInteger("waiting").longValue() != row.getLong("in_line")
              || row.getInteger("taken") > row.getInteger("capacity")) {
            found.add(row.deepToString());
          }
        });
    rows("""
    select b.code from hub.booking b join hub.guest g on g.booking = b.id
    group by b.id having count(*) filter (where not g.released) <> b.standard + b.wheelchair + b.carer
    """)
        .forEach(row -> found.add("split " + row.getString("code")));
    return found;
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
