package cortile.hub;

import cortile.feed.Feed;
import cortile.hub.calendars.CalendarsRoom;
import cortile.hub.door.DoorRoom;
import cortile.hub.events.EventsRoom;
import cortile.hub.places.PlacesRoom;
import cortile.hub.post.PostRoom;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.Job;
import cortile.kit.web.Part;
import cortile.kit.web.WebRoot;
import io.vertx.core.Deployable;
import java.util.List;
import java.util.stream.Stream;

/// The hub: places and what can be booked there, events and bookings, the door, mail and calendars.
/// It has five parts, each a package with a front door of its own; this is the list of them.
public final class HubRoom {
  /// The files of the parts in `openapi/` and `texts/` carry these names.
  public static final List<String> NAMES =
      List.of("hub-places", "hub-events", "hub-door", "hub-post", "hub-calendars");

  private final PlacesRoom places;
  private final EventsRoom events;
  private final DoorRoom door;
  private final PostRoom post;
  private final CalendarsRoom calendars;

  public HubRoom(
      PlacesRoom places, EventsRoom events, DoorRoom door, PostRoom post, CalendarsRoom calendars) {
    this.places = places;
    this.events = events;
    this.door = door;
    this.post = post;
    this.calendars = calendars;
  }

  /// Binds the operations of all parts.
  public void bind(Api api) {
    places.bind(api);
    events.bind(api);
    door.bind(api);
    post.bind(api);
    calendars.bind(api);
  }

  /// Declares the views of all parts.
  public void declare(Feed feed) {
    places.declare(feed);
    EventsRoom.declare(feed);
    door.declare(feed);
    post.declare(feed);
  }

  /// The writers of group commits, one of each on a node.
  public List<Deployable> writers(Db commits) {
    return List.of(events.verticle(commits));
  }

  /// What is served beside the operations.
  public Part pages(WebRoot root) {
    return calendars.pages(root);
  }

  /// What the parts do by the clock.
  public List<Job> jobs() {
    return Stream.of(places.jobs(), events.jobs(), door.jobs(), post.jobs())
        .flatMap(List::stream)
        .toList();
  }
}
