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

  private final EditingRoom editing;
  private final OrganisationsRoom organisations;
  private final WeekRoom week;
  private final FinderRoom finder;
  private final ReservingRoom reserving;
  private final HoldersRoom holders;
  private final DeskRoom desk;
  private final WishesRoom wishes;
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
    var letters = new LettersStore(needs.links(), needs.calendars());
    editing = new EditingRoom(db, needs.secrets(), needs.now());
    organisations = new OrganisationsRoom(db, needs.secrets());
    week = new WeekRoom(db, needs.now());
    finder = new FinderRoom(db, needs.now());
    reserving = new ReservingRoom(db, needs.secrets(), letters, needs.now());
    holders = new HoldersRoom(db, needs.secrets(), letters, needs.now());
    desk = new DeskRoom(db, needs.secrets(), holders, letters);
    wishes = new WishesRoom(db, needs.secrets(), needs.links(), needs.now());
    job = new PlacesJob(needs.clock(), letters, wishes, needs.now());
  }

  /// Binds the operations of `openapi/hub-places.yaml`.
  public void bind(Api api) {
    new PlaceRoutes(editing, week, finder).bind(api);
    new OrganisationRoutes(organisations).bind(api);
    new ReservationRoutes(reserving, holders, desk, wishes).bind(api);
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
