package cortile.hub.events;

import cortile.hub.events.Decision.Tiding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Seats, line and bookings of one event while a batch is decided. Counters follow from how
/// bookings change, in one place.
final class Board {
  private final Hall hall;
  private final Instant now;
  private final Pools pools;
  private final Map<Long, String> codes = new HashMap<>();
  private final Map<String, Held> bookings = new LinkedHashMap<>();
  private final TreeMap<Long, String> line = new TreeMap<>();
  private final Map<String, Order.Book> made = new LinkedHashMap<>();
  private final Map<String, Held> changed = new LinkedHashMap<>();
  private final List<Decision.Told> told = new ArrayList<>();
  private boolean drawing;
  private long lastLine;
  private int waiting;
  private @Nullable List<Decision.Drawn> drawn;

  Board(Hall hall, Instant now, Collection<Held> held) {
    this.hall = hall;
    this.now = now;
    pools = new Pools(hall.pools());
    drawing = hall.drawing();
    lastLine = hall.lastLine();
    waiting = hall.waiting();
    for (var booking : held) {
      codes.put(booking.id(), booking.code());
      bookings.put(booking.code(), booking);
      if (booking.state() == BookingState.WAITING) {
        line.put(booking.line(), booking.code());
      }
    }
  }

  Optional<Held> find(long id) {
    return Optional.ofNullable(codes.get(id)).map(bookings::get);
  }

  boolean drawing() {
    return drawing;
  }

  /// Parties in line.
  int waiting() {
    return waiting;
  }

  boolean fits(Seats seats) {
    return pools.fits(seats);
  }

  /// Whether somebody who gives back their seats could have these.
  boolean fitsInstead(Seats before, Seats after) {
    pools.free(before);
    var fits = pools.fits(after);
    pools.take(before);
    return fits;
  }

  /// A new booking at the end of the order of arrival.
  Held add(Order.Book order, BookingState state) {
    lastLine++;
    var booking =
        new Held(
            0,
            order.code(),
            state,
            order.party().seats(),
            lastLine,
            drawing ? lastLine : null,
            null,
            1,
            false,
            1,
            order.content());
    made.put(order.code(), order);
    enter(booking);
    return booking;
  }

  /// Puts a booking in the place of what it was.
  void keep(Held next) {
    var before = Objects.requireNonNull(bookings.get(next.code()));
    if (before.state().holdsSeats()) {
      pools.free(before.seats());
    }
    if (before.state() == BookingState.WAITING) {
      line.remove(before.line());
      waiting--;
    }
    enter(next);
  }

  private void enter(Held booking) {
    bookings.put(booking.code(), booking);
    if (!made.containsKey(booking.code())) {
      changed.put(booking.code(), booking);
    }
    if (booking.state().holdsSeats()) {
      pools.take(booking.seats());
    }
    if (booking.state() == BookingState.WAITING) {
      line.put(booking.line(), booking.code());
      waiting++;
    }
  }

  void tell(Held booking, Tiding tiding) {
    told.add(new Decision.Told(booking.code(), tiding, waiting));
  }

  /// Offers what is free to the line, in its order, to each party that fits; how many got an offer.
  int promote() {
    var until = ClaimDeadline.of(now, hall.starts(), hall.zone());
    if (drawing || hall.phase() != Hall.Phase.PUBLISHED || until.isEmpty()) {
      return 0;
    }
    var offers = 0;
    for (var code : List.copyOf(line.values())) {
      if (pools.exhausted()) {
        break;
      }
      var next = Objects.requireNonNull(bookings.get(code));
      if (pools.fits(next.seats())) {
        var offered = next.offered(until.get());
        keep(offered);
        tell(offered, Tiding.OFFERED);
        offers++;
      }
    }
    return offers;
  }

  /// Draws the lottery; how many took part. Whoever does not fit stands in line, in the order
  /// drawn.
  int draw() {
    var entries = new TreeMap<Long, Held>();
    for (var booking : bookings.values()) {
      if (booking.state() == BookingState.ENTERED) {
        entries.put(booking.line(), booking);
      }
    }
    drawing = false;
    var result = new ArrayList<Decision.Drawn>();
    var seed = HexFormat.of().parseHex(Objects.requireNonNull(hall.seed()));
    for (var number : Lot.order(seed, List.copyOf(entries.keySet()))) {
      var entry = Objects.requireNonNull(entries.get(number));
      var won = pools.fits(entry.seats());
      lastLine++;
      var next = entry.drawn(won ? BookingState.CONFIRMED : BookingState.WAITING, lastLine);
      keep(next);
      tell(next, won ? Tiding.WON : Tiding.LOST);
      result.add(new Decision.Drawn(number, entry.seats().people(), won));
    }
    drawn = result;
    return result.size();
  }

  Decision decision(
      List<Verdict> verdicts, List<Order.Change> parties, List<Order.Release> released) {
    var news =
        made.entrySet().stream()
            .map(e ->
                new Decision.Made(Objects.requireNonNull(bookings.get(e.getKey())), e.getValue()))
            .toList();
    return new Decision(
        verdicts,
        news,
        List.copyOf(changed.values()),
        parties,
        released,
        pools.all(),
        lastLine,
        waiting,
        drawn,
        told);
  }
}
