package cortile.hub.door;

import cortile.identity.PersonalLinks;
import cortile.identity.Principal;
import cortile.identity.Speaker;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.SigningPair;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Makes tickets. They are stored nowhere: each follows from its guest and the key, so the same one
/// is made each time.
final class TicketsRoom {
  private final Vertx vertx;
  private final Db db;
  private final PersonalLinks links;
  private final SigningPair keys;

  TicketsRoom(Vertx vertx, Db db, PersonalLinks links, SigningPair keys) {
    this.vertx = vertx;
    this.db = db;
    this.links = links;
    this.keys = keys;
  }

  /// The public key, a `TicketKey` of the contract.
  JsonObject key() {
    return new JsonObject()
        .put("algorithm", "Ed25519")
        .put("key", keys.raw())
        .put("prefix", Ticket.PREFIX)
        .put("context", Ticket.CONTEXT);
  }

  /// The tickets of a booking for whoever holds its link, its owner and staff; 404 for others, 409
  /// when it is not confirmed.
  Future<JsonObject> of(Call call) {
    return TicketsStore.booking(db, call.path("code"))
        .map(found ->
            found
                .filter(booking -> may(call, booking))
                .orElseThrow(() -> Problem.of(404, "not-found").refused()))
        .compose(booking -> {
          if (!booking.state().equals("confirmed")) {
            throw Problem.of(409, "no-tickets").refused();
          }
          // Each signature takes most of a millisecond.
          return vertx.executeBlocking(() -> signed(booking), false);
        });
  }

  private boolean may(Call call, TicketsStore.Booking booking) {
    var secret = call.header("Cortile-Link");
    var name = booking.code() + "." + booking.link();
    return KeepersRoom.staff(call).isPresent()
        || (secret != null && links.opens("booking", name, secret.strip()))
        || Speaker.of(call.context())
            .map(Principal::subject)
            .filter(subject -> subject.equals(booking.subject()))
            .isPresent();
  }

  private JsonObject signed(TicketsStore.Booking booking) {
    var tickets = new JsonArray();
    for (var guest : booking.guests()) {
      var ticket = new Ticket(booking.event(), booking.id(), guest.number(), booking.link());
      var json = new JsonObject().put("guest", guest.number()).put("kind", guest.kind());
      if (guest.name() != null) {
        json.put("name", guest.name());
      }
      tickets.add(json.put("ticket", ticket.text(keys.privateKey())));
    }
    return new JsonObject()
        .put("event", booking.slug())
        .put("code", booking.code())
        .put("tickets", tickets);
  }
}
