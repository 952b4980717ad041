package cortile.hub.calendars;

import cortile.identity.PersonalLinks;
import cortile.kit.Api;
import cortile.kit.Db;
import cortile.kit.web.Part;
import cortile.kit.web.WebRoot;
import io.vertx.core.Vertx;

/// The front door of calendars: what other programs and other sites read of the hub.
public final class CalendarsRoom {
  private final Db db;
  private final CalendarRoutes events;
  private final RssRoutes rss;
  private final PersonRoutes people;
  private final AddressRoutes addresses;
  private final Entries entries;
  private final String address;

  /// @param address where people find the pages, without a slash at the end
  public CalendarsRoom(
      Vertx vertx, Db db, PersonalLinks links, Calendars calendars, String address) {
    this.db = db;
    this.address = address;
    this.entries = new Entries(calendars, address);
    this.events = new CalendarRoutes(vertx, db, calendars, entries);
    this.rss = new RssRoutes(vertx, db, new Rss(entries, calendars, address));
    this.addresses = new AddressRoutes(db, links);
    this.people = new PersonRoutes(vertx, db, links, calendars, entries, address);
  }

  /// Binds the operations of `openapi/hub-calendars.yaml`.
  public void bind(Api api) {
    events.bind(api);
    rss.bind(api);
    people.bind(api);
    addresses.bind(api);
  }

  /// What is served beside the operations: the pages of events with what search engines and
  /// messengers read, and the list that other sites show in a frame.
  public Part pages(WebRoot root) {
    return new PagesRoutes(db, entries, address, root);
  }
}
