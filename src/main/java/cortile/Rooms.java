package cortile;

import cortile.budgets.BudgetsRoom;
import cortile.display.DisplayRoom;
import cortile.feed.Feed;
import cortile.feed.FeedConnections;
import cortile.feed.FeedOptions;
import cortile.feed.FeedRoutes;
import cortile.feed.FeedVerticle;
import cortile.feed.Tickets;
import cortile.hub.HubRoom;
import cortile.hub.calendars.Calendars;
import cortile.hub.calendars.CalendarsRoom;
import cortile.hub.door.DoorRoom;
import cortile.hub.events.EventsRoom;
import cortile.hub.places.PlacesRoom;
import cortile.hub.post.Links;
import cortile.hub.post.MailVerticle;
import cortile.hub.post.Pace;
import cortile.hub.post.PostRoom;
import cortile.identity.Devices;
import cortile.identity.Gate;
import cortile.identity.IdentityJob;
import cortile.identity.IdentityRoom;
import cortile.identity.IdentityRoutes;
import cortile.identity.IdentitySettings;
import cortile.identity.IdentityVerticle;
import cortile.identity.PersonalLinks;
import cortile.identity.Postman;
import cortile.identity.Revocations;
import cortile.identity.RollRoom;
import cortile.identity.Secrets;
import cortile.identity.StaffRoom;
import cortile.identity.Tokens;
import cortile.kit.Api;
import cortile.kit.Job;
import cortile.kit.Keys;
import cortile.kit.Problems;
import cortile.kit.Requests;
import cortile.kit.Texts;
import cortile.kit.Writer;
import cortile.kit.web.Part;
import cortile.kit.web.WebRoot;
import cortile.polls.AnswerVerticle;
import cortile.polls.PollsRoom;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rooms of a node, put together by hand. A new room is a few lines here and a name in each of
/// the three lists.
final class Rooms {
  /// Rooms with a file in `openapi/` and texts.
  static final List<String> NAMES =
      Stream.concat(
              Stream.of("feed", "identity", BudgetsRoom.NAME, PollsRoom.NAME, DisplayRoom.NAME),
              HubRoom.NAMES.stream())
          .toList();

  /// Files in `db/`.
  static final List<String> MIGRATIONS =
      List.of(
          "000_kit_keys.sql",
          "001_feed_views.sql",
          "002_identity_people.sql",
          "003_budgets_process.sql",
          "004_polls_workshops.sql",
          "005_display_screens.sql",
          "006_budgets_outcomes.sql",
          "007_kit_requests.sql",
          "008_hub_places.sql",
          "009_hub_events.sql",
          "010_hub_door.sql",
          "011_hub_post.sql",
          "012_budgets_progress.sql",
          "013_hub_door_traces.sql",
          "014_hub_post_numbers.sql",
          "015_hub_events_guards.sql",
          "016_hub_places_rules.sql");

  static final Texts TEXTS = new Texts(Stream.concat(Stream.of("kit"), NAMES.stream()).toList());

  final Problems problems = new Problems(TEXTS);
  final Gate gate;
  final StaffRoom staff;

  private final Vertx vertx;
  private final Pools pools;
  private final Feed feed;
  private final String build;
  private final Function<Pools, Deployable> ballots;
  private final IdentityRoom identity;
  private final IdentityRoutes identityRoutes;
  private final Tickets tickets;
  private final BudgetsRoom budgets;
  private final PollsRoom polls;
  private final DisplayRoom display;
  private final DoorRoom door;
  private final HubRoom hub;
  private final FeedOptions feedOptions;
  private final @Nullable Postman postman;
  private final Config config;

  Rooms(
      Vertx vertx,
      Config config,
      Pools pools,
      Feed feed,
      Keys keys,
      String build,
      Function<Pools, Deployable> ballots) {
    this.ballots = ballots;
    this.config = config;
    this.vertx = vertx;
    this.pools = pools;
    this.feed = feed;
    this.build = build;
    var clock = InstantSource.system();
    var db = pools.rooms();
    var settings = new IdentitySettings(config.publicUrl(), config.insecureLan(), config.demo());
    var tokens = new Tokens(keys.signing());
    var secrets = new Secrets(keys.signing());
    var revocations = new Revocations(feed::recheck);
    postman =
        config.smtp() == null
            ? null
            : new Postman(vertx, Objects.requireNonNull(config.smtp()), config.mailFrom(), TEXTS);
    identity = new IdentityRoom(db, secrets, revocations, postman, settings, clock);
    staff = new StaffRoom(db, secrets, revocations, clock);
    var roll = new RollRoom(db, secrets, revocations, clock);
    gate = new Gate(tokens, identity, revocations, settings, clock);
    identityRoutes = new IdentityRoutes(identity, staff, roll, tokens, settings, TEXTS, clock);
    tickets = new Tickets(db);
    budgets = new BudgetsRoom(vertx, db, keys);
    BudgetsRoom.declare(feed);
    display = new DisplayRoom(db, feed, config.insecureLan(), config.demo(), clock);
    display.declare(feed);
    Writer.register(vertx);
    polls = new PollsRoom(vertx, db, new Devices(keys.signing(), settings), keys.signing());
    polls.declare(feed);
    var personal = new PersonalLinks(keys.signing());
    var links = new Links(personal, config.address());
    var calendars = new Calendars(personal, config.mailAddress());
    var events = new EventsRoom(vertx, db, pools.clock(), personal, links, calendars);
    door =
        new DoorRoom(
            new DoorRoom.Outside(
                vertx,
                db,
                feed,
                keys.tickets(),
                personal,
                new Devices(keys.signing(), settings),
                config.insecureLan(),
                clock,
                Optional::empty),
            events.bookings());
    hub =
        new HubRoom(
            new PlacesRoom(
                new PlacesRoom.Needs(db, pools.clock(), personal, links, calendars, () -> null)),
            events,
            door,
            new PostRoom(db, pools.clock(), links, config.smtp() != null, Pace.USUAL),
            new CalendarsRoom(vertx, db, personal, calendars, config.address()));
    hub.declare(feed);
    feedOptions = FeedOptions.defaults().withSocketsPerAddress(config.socketsPerAddress());
  }

  void bind(Api api) {
    identityRoutes.bind(api);
    new FeedRoutes(tickets).bind(api);
    budgets.bind(api);
    polls.bind(api);
    display.bind(api);
    hub.bind(api);
  }

  /// One of each on a node, in the order in which they start.
  List<Deployable> verticles() {
    var always =
        Stream.of(
            new FeedVerticle(feed, pools.feed(), pools.options(), build),
            new IdentityVerticle(identity),
            ballots.apply(pools),
            new AnswerVerticle(pools.commits()));
    return Stream.of(always, hub.writers(pools.commits()).stream(), mail().stream())
        .flatMap(each -> each)
        .toList();
  }

  private Optional<Deployable> mail() {
    return Optional.ofNullable(config.smtp())
        .map(smtp -> new MailVerticle(pools.clock(), smtp, config.mailFrom(), Pace.USUAL));
  }

  List<Job> jobs() {
    var own =
        List.of(
            new Job(
                "requests", Duration.ofHours(1), () -> pools.clock().transaction(Requests::sweep)),
            new Job(
                "identity", Duration.ofHours(1), () -> pools.clock().transaction(IdentityJob::run)),
            new Job("budgets", Duration.ofSeconds(1), budgets::tick),
            new Job("polls", Duration.ofSeconds(1), polls::tick),
            new Job("polls doors", Duration.ofSeconds(2), polls::tellRefused),
            new Job(
                "display",
                Duration.ofMinutes(10),
                () -> pools.clock().transaction(DisplayRoom::sweep)));
    return Stream.concat(own.stream(), hub.jobs().stream()).toList();
  }

  /// What one HTTP verticle serves beside the operations: the feed, and the hub's documents.
  Part parts(WebRoot pages) {
    var connections =
        new FeedConnections(
            vertx,
            feed,
            new Recognised(gate, identity, display.devices(), door.keepers()),
            tickets,
            problems,
            feedOptions);
    return connections.and(hub.pages(pages));
  }

  Future<Void> close() {
    return postman == null ? Future.succeededFuture() : postman.close();
  }
}
