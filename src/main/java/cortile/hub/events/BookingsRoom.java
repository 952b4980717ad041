package cortile.hub.events;

import cortile.hub.events.BookingsStore.Found;
import cortile.identity.PersonalLinks;
import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Alphabet;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.IdempotencyKey;
import cortile.kit.Json;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Bookings from the side of those who book: making, seeing, changing and giving up. What changes
/// goes to [BookingVerticle], which must run on the same Vertx.
public final class BookingsRoom {
  private static final Set<Role> STAFF = Set.of(Role.FACILITATOR, Role.ORGANISER);
  private static final String KIND = "booking";
  private static final String UNIQUE_VIOLATION = "23505";
  private static final int CODE = 8;
  private static final int TRIES = 3;

  private final Vertx vertx;
  private final Db db;
  private final PersonalLinks links;
  private final TidingsRoom tidings;
  private final Supplier<@Nullable OffsetDateTime> now;
  private final SecureRandom random = new SecureRandom();
  // An event keeps its row for as long as it has its slug.
  private final Map<String, Long> events = new ConcurrentHashMap<>();

  BookingsRoom(
      Vertx vertx,
      Db db,
      PersonalLinks links,
      TidingsRoom tidings,
      Supplier<@Nullable OffsetDateTime> now) {
    this.vertx = vertx;
    this.db = db;
    this.links = links;
    this.tidings = tidings;
    this.now = now;
  }

  /// Who wants to see or change a booking.
  ///
  /// @param secret of a personal link
  public record Asker(Optional<String> subject, boolean staff, Optional<String> secret) {}

  /// The asker of a call: who is signed in, and the header `Cortile-Link`.
  public static Asker asker(Call call) {
    var speaker = Speaker.of(call.context());
    return new Asker(
        speaker.map(Principal::subject),
        speaker.filter(who -> STAFF.contains(who.role())).isPresent(),
        Optional.ofNullable(call.header("Cortile-Link")).map(String::strip));
  }

  /// A booking that its asker may see.
  ///
  /// @param id its row; no one outside learns it
  /// @param slug of the event
  /// @param link number of the personal link
  public record Booked(
      long id, long event, String slug, String code, BookingState state, int link, int revision) {}

  /// Somebody who comes without a booking, with their party.
  public record WalkIn(String name, Seats seats, String language) {}

  /// A booking, or 404 for whoever may not see it.
  public Future<Booked> find(Asker asker, String code) {
    var meant = Alphabet.meant(code, CODE);
    if (meant.isEmpty()) {
      return Future.failedFuture(unknown());
    }
    return BookingsStore.find(
            db,
            meant.get(),
            asker.staff(),
            asker.subject().orElse(null),
            asker.secret().isPresent())
        .map(found -> found.filter(each -> opens(asker, each)).orElseThrow(BookingsRoom::unknown))
        .map(f ->
            new Booked(f.id(), f.event(), f.slug(), f.code(), f.state(), f.link(), f.revision()));
  }

  /// Seats for somebody at the door, until the event's end; never in line: 409 `full`. The same key
  /// finds the same booking.
  public Future<Booked> walkIn(String event, WalkIn walkIn, IdempotencyKey key) {
    var guests = new ArrayList<Party.Guest>();
    for (var kind : SeatKind.values()) {
      for (var i = 0; i < walkIn.seats().of(kind); i++) {
        guests.add(new Party.Guest(guests.isEmpty() ? walkIn.name() : null, kind, null, List.of()));
      }
    }
    var contact = new Party.Contact(walkIn.name(), null, null, walkIn.language());
    var party = new Party(List.copyOf(guests), contact);
    return order(event, party, BookingSource.DOOR, false, null, key, TRIES)
        .compose(verdict ->
            find(
                new Asker(Optional.empty(), true, Optional.empty()),
                verdict instanceof Verdict.Again(var code)
                    ? code
                    : ((Verdict.Made) verdict).booking().code()));
  }

  /// Frees the seats of guests who did not come, once the event has started; repeatable. How many
  /// bookings it concerned.
  ///
  /// @param guests their numbers, by the booking's code
  public Future<Integer> release(String event, Map<String, List<Integer>> guests) {
    var releases = new ArrayList<Future<Verdict>>();
    guests.forEach((code, numbers) ->
        releases.add(
            find(new Asker(Optional.empty(), true, Optional.empty()), code)
                .compose(booked ->
                    booked.slug().equals(event)
                        ? submit(
                            new Order.Release(
                                booked.event(), booked.id(), List.copyOf(numbers), Seats.NONE))
                        : Future.failedFuture(unknown()))));
    return Future.all(releases).map(all -> releases.size());
  }

  /// What was made for a party, in the form of the contract, and whether it is new.
  record Made(JsonObject answer, boolean fresh) {}

  Future<Made> book(
      String event,
      Party party,
      BookingSource source,
      boolean mayWait,
      @Nullable String subject,
      IdempotencyKey key) {
    return order(event, party, source, mayWait, subject, key, TRIES)
        .compose(verdict ->
            switch (verdict) {
              case Verdict.Made(var booking, var position) ->
                  Future.succeededFuture(new Made(made(booking, position), true));
              case Verdict.Again(var code) ->
                  BookingsStore.brief(db, code)
                      .map(found ->
                          new Made(
                              found.document().put("secret", secret(code, found.link())), false));
              case Verdict.Stands s -> throw new IllegalStateException("a booking stood");
              case Verdict.Done d -> throw new IllegalStateException("a booking was done");
              case Verdict.Refused(var problem) -> Future.failedFuture(problem.refused());
            });
  }

  Future<JsonObject> document(Asker asker, String code) {
    return find(asker, code).compose(booked -> document(booked.code(), asker.staff()));
  }

  Future<JsonArray> own(String subject) {
    return BookingsStore.own(db, subject, now.get());
  }

  Future<JsonObject> change(Asker asker, String code, Party party, Optional<Integer> replaces) {
    return deed(
        asker,
        code,
        b ->
            new Order.Change(
                b.event(), b.id(), b.link(), party, content(party), replaces, asker.staff()));
  }

  /// Gives a booking's places, or its place in line, back; repeatable. The booking as it is then.
  ///
  /// @param late allowed also after the deadline for cancelling
  public Future<JsonObject> leave(Asker asker, String code, boolean late) {
    return deed(
        asker, code, b -> new Order.Leave(b.event(), b.id(), b.link(), late, asker.staff()));
  }

  Future<JsonObject> claim(Asker asker, String code) {
    return deed(asker, code, b -> new Order.Claim(b.event(), b.id(), b.link()));
  }

  Future<JsonObject> list(String event, BookingsStore.Filter filter) {
    return BookingsStore.list(db, event, filter)
        .map(found -> found.orElseThrow(BookingsRoom::unknown));
  }

  /// Says the personal link again, or makes a new one that ends the others.
  Future<JsonObject> link(Asker asker, String code, boolean renew) {
    return find(asker, code)
        .compose(booked ->
            (renew ? renewed(booked) : Future.succeededFuture(booked.link()))
                .map(number ->
                    new JsonObject()
                        .put("code", booked.code())
                        .put("secret", secret(booked.code(), number))));
  }

  // Tickets carry the link's number, so the door is told; what waits in the outbox gets the new
  // link.
  private Future<Integer> renewed(Booked booked) {
    return db.transaction(tx ->
        NeedsStore.lock(tx, booked.event())
            .compose(v -> LinksStore.renew(tx, booked.id()))
            .compose(number -> tidings.relinked(tx, booked.code(), number).map(number))
            .onSuccess(number -> EventViewsStore.touchBookings(tx, booked.slug())));
  }

  private Future<JsonObject> deed(Asker asker, String code, Function<Booked, Order> order) {
    return find(asker, code)
        .compose(booked ->
            submit(order.apply(booked)).compose(done -> document(booked.code(), asker.staff())));
  }

  private Future<Verdict> submit(Order order) {
    return BookingVerticle.WRITER
        .submit(vertx, order)
        .compose(verdict ->
            verdict instanceof Verdict.Refused(var problem)
                ? Future.failedFuture(problem.refused())
                : Future.succeededFuture(verdict));
  }

  private Future<Verdict> order(
      String event,
      Party party,
      BookingSource source,
      boolean mayWait,
      @Nullable String subject,
      IdempotencyKey key,
      int tries) {
    return event(event)
        .compose(id ->
            submit(
                new Order.Book(
                    id,
                    code(),
                    party,
                    content(party),
                    source,
                    mayWait,
                    subject,
                    RequestsStore.request(key))))
        .recover(failure ->
            tries > 0 && again(event, failure)
                ? order(event, party, source, mayWait, subject, key, tries - 1)
                : Future.failedFuture(failure));
  }

  // A code that somebody has, or a key that another node committed meanwhile for another event: the
  // next try sees it. A slug that was given to another event: the next try reads it anew.
  private boolean again(String event, Throwable failure) {
    return switch (failure) {
      case PgException e -> e.getSqlState().equals(UNIQUE_VIOLATION);
      case Problem.Refused refused ->
          refused.problem().status() == 404 && events.remove(event) != null;
      default -> false;
    };
  }

  private Future<Long> event(String slug) {
    var held = events.get(slug);
    return held != null
        ? Future.succeededFuture(held)
        : BookingsStore.event(db, slug)
            .map(found -> found.orElseThrow(BookingsRoom::unknown))
            .onSuccess(id -> events.put(slug, id));
  }

  private Future<JsonObject> document(String code, boolean staff) {
    return BookingsStore.document(db, code, staff, now.get())
        .map(found -> found.orElseThrow(BookingsRoom::unknown));
  }

  private boolean opens(Asker asker, Found booking) {
    return booking.known()
        || asker
            .secret()
            .filter(s -> links.opens(KIND, name(booking.code(), booking.link()), s))
            .isPresent();
  }

  private String secret(String code, int number) {
    return links.secret(KIND, name(code, number));
  }

  private static String name(String code, int number) {
    return code + "." + number;
  }

  private JsonObject made(Held booking, int position) {
    var answer =
        new JsonObject()
            .put("code", booking.code())
            .put("secret", secret(booking.code(), booking.link()))
            .put("state", booking.state().wire())
            .put("revision", booking.revision());
    if (position > 0) {
      answer.put("position", position);
    }
    if (booking.lot() != null) {
      answer.put("lot", booking.lot());
    }
    return answer;
  }

  private String code() {
    return Alphabet.of(random.ints(CODE, 0, Alphabet.CHARACTERS.length()).toArray());
  }

  private static String content(Party party) {
    var text = Json.write(party).toString();
    return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Problem.Refused unknown() {
    return Problem.of(404, "not-found").refused();
  }
}
