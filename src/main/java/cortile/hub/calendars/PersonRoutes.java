package cortile.hub.calendars;

import cortile.hub.calendars.Calendars.Use;
import cortile.identity.PersonalLinks;
import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people have in their own calendars: a booking, a reservation, and a secret address that
/// holds all of it.
final class PersonRoutes {
  private static final Texts TEXTS = new Texts(List.of("hub-calendars"));
  private static final Set<String> GONE = Set.of("cancelled", "expired", "refused", "freed");

  private final Vertx vertx;
  private final Db db;
  private final PersonalLinks links;
  private final Calendars calendars;
  private final Entries entries;
  private final String address;

  PersonRoutes(
      Vertx vertx,
      Db db,
      PersonalLinks links,
      Calendars calendars,
      Entries entries,
      String address) {
    this.vertx = vertx;
    this.db = db;
    this.links = links;
    this.calendars = calendars;
    this.entries = entries;
    this.address = address;
  }

  void bind(Api api) {
    api.on("calendarOfBooking", this::booking)
        .on("calendarOfReservation", this::reservation)
        .on("calendarOfPerson", this::person);
  }

  private Future<Answer> booking(Call call) {
    var code = call.path("code");
    return PersonStore.booking(db, code)
        .map(found ->
            found
                .filter(b -> may(call, "booking", code, b.link(), b.subject()))
                .orElseThrow(PersonRoutes::missing))
        .compose(booking ->
            CalendarsStore.event(db, booking.event())
                .map(found -> found.orElseThrow(PersonRoutes::missing))
                .compose(event -> file(() -> booked(event, booking, call))));
  }

  private String booked(Happening event, HeldBooking booking, Call call) {
    var cancelled = cancelled(booking.state()) || event.cancelled();
    var language = CalendarRoutes.language(call);
    return calendars.text(
        cancelled ? Use.CANCEL : Use.PUBLISH,
        event.title(language),
        entries.of(event, language, event.revision(), later(event, booking), cancelled).toList());
  }

  private static Instant later(Happening event, HeldBooking booking) {
    return event.changed().isAfter(booking.changed()) ? event.changed() : booking.changed();
  }

  private Future<Answer> reservation(Call call) {
    var code = call.path("code");
    var subject = Speaker.of(call.context()).map(Principal::subject).orElse(null);
    return PersonStore.reservation(db, code, subject)
        .map(found ->
            found
                .filter(r -> r.own() || may(call, "reservation", code, r.link(), null))
                .orElseThrow(PersonRoutes::missing))
        .compose(reservation ->
            file(() -> {
              var use = cancelled(reservation.state()) ? Use.CANCEL : Use.PUBLISH;
              return calendars.text(use, reservation.what(), List.of(entry(reservation)));
            }));
  }

  // What waits for a yes is not yet something for a calendar.
  private static boolean cancelled(String state) {
    if (Set.of("waiting", "offered", "entered", "asked").contains(state)) {
      throw Problem.of(409, "calendar-not-yet").refused();
    }
    return GONE.contains(state);
  }

  private Entry entry(HeldReservation reservation) {
    return new Entry(
        calendars.uid("reservation", reservation.code()),
        reservation.revision(),
        reservation.changed(),
        reservation.starts().atZone(reservation.zone()),
        reservation.ends().atZone(reservation.zone()),
        reservation.summary(),
        "",
        reservation.where(),
        address + "/prenotazioni",
        reservation.place(),
        List.of(),
        GONE.contains(reservation.state()));
  }

  private Future<Answer> person(Call call) {
    var parts = call.path("feed").split("\\.", 2);
    var language = CalendarRoutes.language(call);
    return AddressStore.addressOf(db, parts[0])
        .map(found ->
            found
                .filter(
                    a -> parts.length == 2 && links.opens(AddressRoutes.KIND, a.name(), parts[1]))
                .orElseThrow(PersonRoutes::missing))
        .compose(owner ->
            Future.all(
                PersonStore.events(db, owner.subject())
                    .compose(slugs -> CalendarsStore.events(db, slugs)),
                PersonStore.reservations(db, owner.subject())))
        .compose(both -> {
          List<Happening> events = both.resultAt(0);
          List<HeldReservation> reservations = both.resultAt(1);
          return file(() ->
              calendars.text(
                  Use.FEED,
                  TEXTS.say(Locale.of(language), "calendar.own"),
                  Stream.concat(
                          events.stream().flatMap(event -> entries.of(event, language)),
                          reservations.stream().map(this::entry))
                      .toList()));
        });
  }

  private Future<Answer> file(Supplier<String> text) {
    return vertx
        .executeBlocking(text::get, false)
        .map(written ->
            Answer.file("text/calendar; charset=utf-8", "cortile.ics", Buffer.buffer(written))
                .header("Cache-Control", "private, no-store"));
  }

  // Staff, the one whose it is, or whoever holds the personal link.
  private boolean may(Call call, String kind, String code, int number, @Nullable String subject) {
    var speaker = Speaker.of(call.context());
    var staff =
        speaker
            .map(Principal::role)
            .filter(role -> role == Role.ORGANISER || role == Role.FACILITATOR);
    var own = speaker.filter(who -> Objects.equals(who.subject(), subject));
    var secret = call.header("Cortile-Link");
    return staff.isPresent()
        || own.isPresent()
        || (secret != null && links.opens(kind, code + "." + number, secret));
  }

  private static Problem.Refused missing() {
    return Problem.of(404, "not-found").refused();
  }
}
