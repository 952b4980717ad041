package cortile.cli;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// Builds the demonstration hub on a running server through the API. Every step looks first at what
/// is there, so that a second start adds only the days that have come near. Blocks.
record HubBuilder(HubDesk desk, Programme programme, ZonedDateTime now) {
  /// Makes whatever is missing.
  void build() throws CommandFailure {
    for (var organisation : programme.organisations()) {
      var slug = organisation.getString("organisation");
      if (missing("/organisations/" + slug)) {
        desk.accepted(HttpMethod.POST, "/organisations", organisation, "made-" + slug);
      }
    }
    for (var place : programme.places()) build(place);
    for (var event : programme.events()) build(event);
    reserve("aula-verde", "Gruppo di lettura", "il-cortile", 120);
    reserve("laboratorio", "Aggiustiamo le sedie", "officina-del-riuso", 90);
  }

  /// The event that everybody wants to go to.
  Programme.Event rush() {
    return programme.events().stream()
        .filter(Programme.Event::rush)
        .min((a, b) -> a.next(now).compareTo(b.next(now)))
        .orElseThrow();
  }

  private void build(Programme.Place place) throws CommandFailure {
    var at = "/places/" + place.slug();
    if (missing(at)) {
      desk.accepted(HttpMethod.POST, "/places", place.draft(), "made-" + place.slug());
    }
    var there = desk.accepted(HttpMethod.GET, at, null, "").encode();
    for (var resource : place.resources()) {
      if (!there.contains('"' + resource.key() + '"')) {
        desk.accepted(HttpMethod.PUT, at + "/resources/" + resource.key(), resource.draft(), "");
      }
    }
  }

  private void build(Programme.Event event) throws CommandFailure {
    var starts = event.next(now);
    var slug = event.slug(starts);
    var at = "/events/" + slug;
    var found = desk.staff(HttpMethod.GET, at, null, "");
    if (found.status() == 404) {
      var made = desk.staff(HttpMethod.POST, "/events", event.draft(starts), "event-" + slug);
      // A room that somebody took in the meantime: then this event is not held.
      if (made.status() == 409) return;
      if (!made.ok()) throw new CommandFailure(slug + ": " + made.reason());
    }
    if (found.status() != 404 && !"draft".equals(found.json().getString("phase"))) return;
    desk.accepted(HttpMethod.POST, at + "/publication", new JsonObject(), "");
    var most = event.draft().getInteger("partyMost", 4);
    var ages = event.draft().getJsonObject("ages");
    var age = ages == null ? 0 : ages.getInteger("from");
    for (int number = 1, taken = 0; taken < event.taken(); number++) {
      var left = Math.min(most, event.taken() - taken);
      var booking = Neighbours.booking(slug.hashCode(), number, left, age).put("source", "desk");
      var booked = desk.staff(HttpMethod.POST, at + "/bookings", booking, slug + "-" + number);
      if (!booked.ok()) throw new CommandFailure(slug + ": " + booked.reason());
      taken += Neighbours.people(booking);
    }
  }

  // So that something is on whenever a newcomer looks; refused where the room is taken.
  private void reserve(String room, String purpose, String organisation, int minutes)
      throws CommandFailure {
    var starts = now.truncatedTo(ChronoUnit.HOURS);
    var draft =
        new JsonObject()
            .put("place", programme.places().getFirst().slug())
            .put("items", new JsonArray().add(new JsonObject().put("resource", room)))
            .put("starts", starts.toInstant().toString())
            .put("ends", starts.plusMinutes(minutes).toInstant().toString())
            .put("purpose", purpose)
            .put("organisation", organisation)
            .put("name", "Cortile")
            .put("override", true);
    desk.staff(HttpMethod.POST, "/reservations", draft, room + "-" + starts.toEpochSecond());
  }

  private boolean missing(String path) throws CommandFailure {
    return desk.staff(HttpMethod.GET, path, null, "").status() == 404;
  }
}
