package cortile.hub.events;

import cortile.identity.Principal;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operations on bookings.
final class BookingRoutes {
  private static final int PAGE = 200;
  private static final int LARGEST_PAGE = 1000;

  private final BookingsRoom bookings;

  BookingRoutes(BookingsRoom bookings) {
    this.bookings = bookings;
  }

  void bind(Api api) {
    api.on("book", this::book)
        .on("listBookings", this::list)
        .on("listOwnBookings", this::own)
        .on(
            "getBooking",
            call -> bookings.document(asker(call), code(call)).map(BookingRoutes::answer))
        .on("changeBooking", this::change)
        .on(
            "cancelBooking",
            call -> bookings.leave(asker(call), code(call), false).map(BookingRoutes::answer))
        .on(
            "claimOffer",
            call -> bookings.claim(asker(call), code(call)).map(BookingRoutes::answer))
        .on(
            "giveUpPlaces",
            call -> bookings.leave(asker(call), code(call), true).map(BookingRoutes::answer))
        .on("sayBookingLink", this::link);
  }

  private Future<Answer> book(Call call) {
    var speaker = Speaker.of(call.context());
    var desk = "desk".equals(call.body().getString("source"));
    if (desk && !asker(call).staff()) {
      throw Problem.of(403, "forbidden").refused();
    }
    var party = party(call);
    if (party.contact().email() == null && !desk && speaker.isEmpty()) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of("/contact/email", "email-missing")))
          .refused();
    }
    var subject = desk ? null : speaker.map(Principal::subject).orElse(null);
    var key =
        IdempotencyKey.of(
            call, RequestsStore.OPERATION, speaker.map(Principal::subject).orElse(""));
    return bookings
        .book(
            call.path("event"),
            party,
            desk ? BookingSource.DESK : BookingSource.WEB,
            call.body().getBoolean("line", true),
            subject,
            key)
        .map(made -> Answer.json(made.fresh() ? 201 : 200, made.answer()));
  }

  private Future<Answer> change(Call call) {
    return bookings
        .change(asker(call), code(call), party(call), call.replaces())
        .map(BookingRoutes::answer);
  }

  private Future<Answer> own(Call call) {
    return bookings
        .own(Speaker.of(call).subject())
        .map(list -> Answer.ok(new JsonObject().put("bookings", list)));
  }

  private Future<Answer> list(Call call) {
    var filter =
        new BookingsStore.Filter(
            call.query("state"),
            blank(call.query("q")),
            "true".equals(call.query("needs")),
            number(call, "after", 0, Integer.MAX_VALUE),
            number(call, "limit", PAGE, LARGEST_PAGE));
    return bookings.list(call.path("event"), filter).map(Answer::ok);
  }

  private Future<Answer> link(Call call) {
    return bookings
        .link(asker(call), code(call), call.body().getBoolean("renew", false))
        .map(Answer::ok);
  }

  private static Answer answer(JsonObject booking) {
    return Answer.ok(booking).header("ETag", "\"" + booking.getInteger("revision") + "\"");
  }

  private static BookingsRoom.Asker asker(Call call) {
    return BookingsRoom.asker(call);
  }

  private static String code(Call call) {
    return call.path("code");
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static int number(Call call, String name, int missing, int most) {
    var text = call.query(name);
    if (text == null || text.isEmpty()) {
      return missing;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw Problem.of(400, "bad-request")
          .with(List.of(Problem.Field.of(name, "invalid-member", text)))
          .refused();
    }
    return Math.min(Integer.parseInt(text), most);
  }

  private static Party party(Call call) {
    var contact = call.body().getJsonObject("contact");
    var language = contact.getString("language", call.language().getLanguage());
    var name = contact.getString("name").strip();
    if (name.isEmpty()) {
      throw Problem.of(422, "invalid")
          .with(List.of(Problem.Field.of("/contact/name", "name-missing")))
          .refused();
    }
    return new Party(
        guests(call.body().getJsonArray("party"), name),
        new Party.Contact(
            name, blank(contact.getString("email")), blank(contact.getString("phone")), language));
  }

  private static List<Party.Guest> guests(JsonArray party, String first) {
    var guests = new ArrayList<Party.Guest>();
    for (var i = 0; i < party.size(); i++) {
      var guest = party.getJsonObject(i);
      var needs = new ArrayList<Party.Need>();
      for (var each : guest.getJsonArray("needs", new JsonArray())) {
        var need = (JsonObject) each;
        needs.add(new Party.Need(need.getString("kind"), blank(need.getString("note"))));
      }
      var name = blank(guest.getString("name"));
      guests.add(
          new Party.Guest(
              name == null && i == 0 ? first : name,
              SeatKind.of(guest.getString("seat", "standard")),
              guest.getInteger("age"),
              List.copyOf(needs)));
    }
    return List.copyOf(guests);
  }
}
