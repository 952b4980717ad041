package cortile.hub.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One event in memory, whose bookings are decided as in the database, over simulated days.
final class Waitlist {
  private static final Instant BEGIN = Instant.parse("2027-03-01T07:00:00Z");
  private static final Instant STARTS = Instant.parse("2027-03-12T17:00:00Z");
  private static final Instant DRAW = Instant.parse("2027-03-04T11:00:00Z");

  final Map<Long, Held> bookings = new TreeMap<>();
  private final @Nullable String seed;
  private List<Pool> pools;
  private long lastLine;
  private int waiting;
  private boolean drawn;
  Instant now = BEGIN;

  Waitlist(List<Pool> pools, @Nullable String seed) {
    this.pools = pools;
    this.seed = seed;
  }

  Waitlist copy() {
    var copy = new Waitlist(pools, seed);
    copy.bookings.putAll(bookings);
    copy.lastLine = lastLine;
    copy.waiting = waiting;
    copy.drawn = drawn;
    copy.now = now;
    return copy;
  }

  boolean over() {
    return !now.isBefore(STARTS);
  }

  boolean drawing() {
    return seed != null && !drawn;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// Adds places as an organiser does.
  void grow(int seats) {
    var grown = new ArrayList<>(pools);
    grown.replaceAll(pool ->
        pool.name().equals("standard")
            ? new Pool(pool.name(), pool.capacity() + seats, pool.taken())
            : pool);
    pools = grown;
    decide(List.of(new Order.Promote(9)));
  }

  Decision decide(List<Order> orders) {
    var decision =
        Seating.decide(hall(), now, Known.NOTHING, List.copyOf(bookings.values()), orders);
    for (var made : decision.made()) {
      put(made.booking(), Long.parseLong(made.booking().code()));
    }
    for (var changed : decision.changed()) {
      put(changed, changed.id());
    }
    pools = decision.pools();
    lastLine = decision.lastLine();
    waiting = decision.waiting();
    drawn = drawn || decision.drawn() != null;
    return decision;
  }

  /// What the clock does.
  void tick() {
    var due = new ArrayList<Order>();
    for (var booking : bookings.values()) {
      var until = booking.offeredUntil();
      if (until != null && !until.isAfter(now)) {
        due.add(new Order.Expire(9, booking.id()));
      }
    }
    if (drawing() && !DRAW.isAfter(now)) {
      due.add(new Order.Draw(9, false));
    }
    if (!due.isEmpty()) {
      decide(due);
    }
  }

  /// A random order; the codes of new bookings are their ids.
  Order order(Random random, long id) {
    if (bookings.isEmpty() || random.nextInt(3) == 0) {
      return book(random, id);
    }
    var all = List.copyOf(bookings.values());
    var one = all.get(random.nextInt(all.size()));
    return switch (random.nextInt(5)) {
      case 0 ->
          new Order.Change(
              9, one.id(), 1, party(random), "c" + id, Optional.empty(), random.nextBoolean());
      case 1, 2 -> new Order.Claim(9, one.id(), 1);
      default -> new Order.Leave(9, one.id(), 1, random.nextBoolean(), false);
    };
  }

  private static Order book(Random random, long id) {
    var code = Long.toString(id);
    return new Order.Book(
        9,
        code,
        party(random),
        code,
        BookingSource.WEB,
        true,
        null,
        new BookingRequest(code, code));
  }

  private static Party party(Random random) {
    var guests = new ArrayList<Party.Guest>();
    var people = 1 + random.nextInt(4);
    for (var i = 0; i < people; i++) {
      var kind = random.nextInt(8) == 0 ? SeatKind.WHEELCHAIR : SeatKind.STANDARD;
      guests.add(new Party.Guest(null, kind, null, List.of()));
    }
    return EventTown.party("x", guests);
  }

  /// What is wrong between counters and bookings, and who waits though there is room.
  List<String> faults() {
    var faults = new ArrayList<String>();
    for (var pool : pools) {
      var counted =
          bookings.values().stream()
              .filter(b -> b.state().holdsSeats())
              .mapToInt(b -> pool.asked(b.seats()))
              .sum();
      if (counted != pool.taken() || counted > pool.capacity()) {
        faults.add(pool + " holds " + counted);
      }
    }
    var board = new Pools(pools);
    var inLine = 0;
    for (var booking : bookings.values()) {
      if (booking.state() == BookingState.WAITING) {
        inLine++;
        if (!over() && board.fits(booking.seats())) {
          faults.add(booking + " waits beside " + pools);
        }
      }
    }
    if (inLine != waiting) {
      faults.add(waiting + " wait, and not " + inLine);
    }
    return faults;
  }

  /// Who was passed over: they waited before and after, untouched, while somebody behind them who
  /// asked for as much got seats. (Whoever has seats may grow into what fits nobody in line.)
  List<String> skipped(Map<Long, Held> before) {
    var skipped = new ArrayList<String>();
    for (var waits : bookings.values()) {
      if (waits.state() == BookingState.WAITING && waits.equals(before.get(waits.id()))) {
        for (var other : bookings.values()) {
          var was = before.get(other.id());
          var seated =
              other.state().holdsSeats()
                  && (was == null
                      || (!was.state().holdsSeats() && was.seats().equals(other.seats())));
          if (seated && other.line() > waits.line() && covers(other.seats(), waits.seats())) {
            skipped.add(waits + " was passed over for " + other);
          }
        }
      }
    }
    return skipped;
  }

  private static boolean covers(Seats large, Seats small) {
    return small.standard() <= large.standard()
        && small.wheelchair() <= large.wheelchair()
        && small.people() <= large.people();
  }

  /// States, lines and seats of all bookings, to compare two histories.
  Map<String, String> told() {
    var told = new LinkedHashMap<String, String>();
    bookings
        .values()
        .forEach(b -> told.put(b.code(), b.state() + " " + b.line() + " " + b.seats()));
    return told;
  }

  private void put(Held booking, long id) {
    bookings.put(
        id,
        new Held(
            id,
            booking.code(),
            booking.state(),
            booking.seats(),
            booking.line(),
            booking.lot(),
            booking.offeredUntil(),
            booking.link(),
            booking.late(),
            booking.revision(),
            Objects.requireNonNull(booking.content())));
  }

  private Hall hall() {
    return new Hall(
        9,
        Hall.Phase.PUBLISHED,
        true,
        null,
        STARTS,
        STARTS.minusSeconds(86_400),
        STARTS,
        STARTS.plusSeconds(7200),
        ZoneId.of("Europe/Rome"),
        4,
        null,
        null,
        null,
        seed,
        DRAW,
        drawn,
        pools,
        lastLine,
        waiting);
  }
}
