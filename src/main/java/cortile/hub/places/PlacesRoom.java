package cortile.hub.places;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.hub.calendars.Calendars;
import cortile.hub.post.Links;
import cortile.identity.PersonalLinks;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The front door of places, resources and reservations. What events use of a place goes through
/// [OccupationsRoom].
public final class PlacesRoom {
  /// The desk's view, which shows how many wait for a decision.
  static final String DESK = "hub/desk";

  private static final Duration PACE = Duration.ofMillis(100);

  private final PlaceRoutes places;
  private final FinderRoutes finder;
  private final OrganisationRoutes organisations;
  private final ReservationRoutes reservations;
  private final LineRoutes line;
  private final PlacesJob job;

  /// What it needs of others.
  ///
  /// @param db for requests
  /// @param clock for what is due by the clock
  /// @param secrets of personal links
  /// @param now an instant instead of the database's time, for tests; gives null else
  public record Needs(
      Db db,
      Db clock,
      PersonalLinks secrets,
      Links links,
      Calendars calendars,
      Supplier<@Nullable Instant> now) {}

  public PlacesRoom(Needs needs) {
    var db = needs.db();
    var secrets = needs.secrets();
    var now = needs.now();
    var letters = new LettersStore(needs.links(), needs.calendars());
    var holders = new HoldersRoom(db, secrets, letters, now);
    places =
        new PlaceRoutes(
            new EditingRoom(db, now), new ClosuresRoom(db, now), new SignsRoom(db, secrets));
    finder = new FinderRoutes(new WeekRoom(db, now), new FinderRoom(db, now));
    organisations = new OrganisationRoutes(new OrganisationsRoom(db, secrets));
    reservations =
        new ReservationRoutes(
            new ReservingRoom(db, secrets, letters, now),
            holders,
            new MovingRoom(holders, letters, now),
            new DeskRoom(db, secrets, holders, letters));
    line = new LineRoutes(new SeriesRoom(db, holders), new WishesRoom(db, secrets, now));
    job = new PlacesJob(needs.clock(), letters, new TellingRoom(needs.links()), now);
  }

  /// Binds the operations of `openapi/hub-places.yaml`.
  public void bind(Api api) {
    places.bind(api);
    finder.bind(api);
    organisations.bind(api);
    reservations.bind(api);
    line.bind(api);
  }

  /// Declares the views.
  public void declare(Feed feed) {
    declareViews(feed);
  }

  static void declareViews(Feed feed) {
    feed.view(
        "hub/places/{place}/today",
        Audience.PUBLIC,
        PACE,
        (tx, parameters) -> TodayStore.load(tx, parameters.getOrDefault("place", "")));
  }

  /// What is done by the clock.
  public List<Job> jobs() {
    return List.of(
        new Job("hub places", Duration.ofSeconds(2), job::run),
        new Job("hub places retention", Duration.ofHours(1), job::forget));
  }
}
