package cortile.hub.places;

import static cortile.kit.TestDatabase.await;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.hub.calendars.Calendars;
import cortile.hub.post.Links;
import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A town with a former school, without HTTP, whose time a test sets: a hall, two rooms, five
/// projectors, an interpreter.
final class PlacesTown implements AutoCloseable {
  /// A Monday at nine in the morning in Rome, in winter.
  static final Instant MONDAY = Instant.parse("2027-03-01T08:00:00Z");

  static final Asker DESK = new Asker("desk", true, null);
  static final Asker NOBODY = new Asker(null, false, null);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final Vertx vertx;
  final Db db;
  final PersonalLinks secrets = new PersonalLinks(new byte[32]);
  final EditingRoom editing;
  final ClosuresRoom closures;
  final SignsRoom signs;
  final OrganisationsRoom organisations;
  final WeekRoom week;
  final FinderRoom finder;
  final ReservingRoom reserving;
  final HoldersRoom holders;
  final MovingRoom moving;
  final SeriesRoom series;
  final DeskRoom desk;
  final WishesRoom wishes;
  final PlacesJob job;
  volatile @Nullable Instant now = MONDAY;

  /// The names of the views that commits touched, without a feed.
  final List<String> touched = new CopyOnWriteArrayList<>();

  private PlacesTown(Vertx vertx, PgConnectOptions database, @Nullable Touches touches) {
    this.vertx = vertx;
    db = Db.open(vertx, database, "test", 8, touches == null ? recorded() : touches);
    withoutEvents(db);
    var links = new Links(secrets, "https://cortile.example");
    var letters = new LettersStore(links, new Calendars(secrets, "hub@cortile.example"));
    editing = new EditingRoom(db, () -> now);
    closures = new ClosuresRoom(db, () -> now);
    signs = new SignsRoom(db, secrets);
    organisations = new OrganisationsRoom(db, secrets);
    week = new WeekRoom(db, () -> now);
    finder = new FinderRoom(db, () -> now);
    reserving = new ReservingRoom(db, secrets, letters, () -> now);
    holders = new HoldersRoom(db, secrets, letters, () -> now);
    moving = new MovingRoom(holders, letters, () -> now);
    series = new SeriesRoom(db, holders);
    desk = new DeskRoom(db, secrets, holders, letters);
    wishes = new WishesRoom(db, secrets, () -> now);
    job = new PlacesJob(db, letters, new TellingRoom(links), () -> now);
  }

  /// Sessions are the events' matter: to the places they are numbers.
  static void withoutEvents(Db db) {
    await(db.query("alter table hub.occupation drop constraint if exists occupation_session_fkey"));
  }

  static PlacesTown open() {
    var vertx = Vertx.vertx();
    return new PlacesTown(vertx, TestDatabase.fresh(vertx), null);
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

  /// With what its commits touch told to somebody.
  static PlacesTown touching(Touches touches) {
    var vertx = Vertx.vertx();
    return new PlacesTown(vertx, TestDatabase.fresh(vertx), touches);
  }

  /// The rooms of a node with a feed, which ends with the node.
  static PlacesTown on(Vertx vertx, Feed feed, PgConnectOptions database) {
    return new PlacesTown(vertx, database, feed);
  }

  /// What a node declares that has the places and a desk.
  static void declare(Feed feed) {
    PlacesRoom.declareViews(feed);
    feed.view(
        PlacesRoom.DESK,
        Audience.PUBLIC,
        Duration.ofMillis(100),
        (tx, parameters) -> Future.succeededFuture(Optional.of(new JsonObject())));
  }

  /// A new school, open each day from 8 to 23; its slug.
  String school() {
    return school(new JsonObject());
  }

  String school(JsonObject more) {
    var slug = "scuola-" + NUMBER.incrementAndGet();
    var hours = new JsonArray();
    for (var day = 1; day <= 7; day++) {
      hours.add(new JsonObject().put("weekday", day).put("opens", 480).put("closes", 1380));
    }
    await(
        editing.create(
            new JsonObject()
                .put("place", slug)
                .put("kind", "hub")
                .put("name", text("Ex scuola"))
                .put("hours", hours)
                .mergeIn(more),
            key()));
    resource(slug, "sala", "room", new JsonObject().put("seats", 120).put("maxMinutes", 600));
    resource(slug, "aula-1", "room", new JsonObject().put("seats", 12));
    resource(slug, "aula-2", "room", new JsonObject().put("seats", 25));
    resource(slug, "proiettori", "equipment", new JsonObject().put("quantity", 5));
    resource(slug, "interprete", "person", new JsonObject());
    return slug;
  }

  JsonObject resource(String place, String key, String kind, JsonObject more) {
    return await(
        editing.putResource(
            place,
            key,
            new JsonObject()
                .put("kind", kind)
                .put("name", text(key))
                .put("who", "anyone")
                .put("checkInMinutes", 15)
                .mergeIn(more),
            Optional.empty()));
  }

  /// A request for one resource, from and to by the clock on the wall.
  static JsonObject draft(String place, String resource, String from, String to) {
    return new JsonObject()
        .put("place", place)
        .put("items", new JsonArray().add(new JsonObject().put("resource", resource)))
        .put("starts", from)
        .put("ends", to)
        .put("purpose", "Coro")
        .put("name", "Ada")
        .put("email", "ada@example.org");
  }

  static JsonObject weekly(JsonObject draft, String rule, String onClash) {
    return draft
        .copy()
        .put("recurrence", new JsonObject().put("rule", rule).put("onClash", onClash));
  }

  JsonObject reserve(JsonObject draft, Asker asker) {
    return await(reserving.reserve(draft, asker, key()));
  }

  /// The code of what is reserved by somebody with an address only.
  String reserve(String place, String resource, String from, String to) {
    return first(reserve(draft(place, resource, from, to), NOBODY)).getString("code");
  }

  static JsonObject first(JsonObject made) {
    return made.getJsonArray("reservations").getJsonObject(0);
  }

  JsonObject get(String code) {
    return await(holders.get(code, DESK));
  }

  void tick() {
    await(job.run());
  }

  /// How many rows use a unit of a resource.
  long used(String place, String resource) {
    return count(
        """
        select count(*) from hub.occupation o join hub.unit u on u.id = o.unit join hub.resource r on r.id = u.resource
        join hub.place p on p.id = r.place where p.slug = $1 and r.key = $2
        """,
        place,
        resource);
  }

  List<String> mails(String about) {
    var kinds = new java.util.ArrayList<String>();
    await(db.query("select kind from hub.mail where about = $1 order by made", about))
        .forEach(row -> kinds.add(row.getString(0)));
    return kinds;
  }

  long count(String sql, Object... values) {
    return await(db.query(sql, values)).iterator().next().getLong(0);
  }

  static JsonObject text(String italian) {
    return new JsonObject().put("it", italian);
  }

  static Asker signedIn(String subject) {
    return new Asker(subject, false, null);
  }

  static IdempotencyKey key() {
    var number = NUMBER.incrementAndGet();
    var hex = HexFormat.of().toHexDigits(number).repeat(8);
    return new IdempotencyKey("test", new IdempotencyKey.Bytes(hex), new IdempotencyKey.Bytes(hex));
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
