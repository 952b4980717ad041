package cortile.hub.door;

import cortile.feed.Feed;
import cortile.hub.events.BookingsRoom;
import cortile.identity.Devices;
import cortile.identity.PersonalLinks;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.InTurn;
import cortile.kit.Job;
import cortile.kit.SigningPair;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The front door of tickets and the door.
public final class DoorRoom {
  private final Db db;
  private final KeepersRoom keepers;
  private final DoorRoutes door;
  private final DeskRoutes desk;
  private final NoShowsRoom noShows;
  private final CallsRoom calls;
  private final LeavingRoom leaving;

  /// What the door takes from outside.
  ///
  /// @param db also told to the jobs
  /// @param feed told which devices lost their right
  /// @param tickets the pair that signs tickets
  /// @param insecureLan as in the configuration: plain http from other machines is accepted
  /// @param now the instant of a test; empty for the database's clock
  public record Outside(
      Vertx vertx,
      Db db,
      Feed feed,
      SigningPair tickets,
      PersonalLinks links,
      Devices devices,
      boolean insecureLan,
      InstantSource clock,
      Supplier<Optional<OffsetDateTime>> now) {}

  /// @param bookings of the events part, which counts the seats
  public DoorRoom(Outside outside, BookingsRoom bookings) {
    db = outside.db();
    var seats = new SeatsRoom(bookings);
    var now = outside.now();
    keepers = new KeepersRoom(db, outside.insecureLan(), outside.clock(), now);
    var tickets = new TicketsRoom(outside.vertx(), db, outside.links(), outside.tickets());
    var lists = new ListsRoom(outside.vertx(), db, tickets);
    var scans = new ScansRoom(outside.vertx(), db, outside.tickets().publicKey(), now);
    var walkIns = new WalkInsRoom(db, seats, scans, outside.clock());
    leaving = new LeavingRoom(db, seats, outside.devices(), now);
    calls = new CallsRoom(db, seats, walkIns, leaving, now);
    noShows = new NoShowsRoom(db, keepers, seats, now);
    var settings = new SettingsRoom(db);
    var devices = new DoorDevicesRoom(db, keepers, outside.links(), outside.feed()::recheck, now);
    var queue = new QueueRoom(db, keepers, outside.devices(), now);
    door = new DoorRoutes(keepers, lists, scans, walkIns, queue, calls, leaving, settings);
    desk = new DeskRoutes(tickets, keepers, devices, lists, noShows, settings);
  }

  /// Whom the feed asks about door devices.
  public KeepersRoom keepers() {
    return keepers;
  }

  /// Binds the operations of `openapi/hub-door.yaml`.
  public void bind(Api api) {
    door.bind(api);
    desk.bind(api);
  }

  /// Declares the views.
  public void declare(Feed feed) {
    ViewsRoom.declare(feed, keepers);
  }

  private Future<?> queues() {
    return InTurn.all(List.<Supplier<Future<Void>>>of(leaving::tick, calls::tick), Supplier::get);
  }

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of(
        new Job("no-shows", Duration.ofMinutes(1), noShows::tick),
        new Job("walk-in queue", Duration.ofSeconds(3), this::queues),
        new Job("old no-shows", Duration.ofHours(6), () -> db.transaction(NoShowsStore::forget)));
  }
}
