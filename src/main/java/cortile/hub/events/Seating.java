package cortile.hub.events;

import cortile.hub.events.Decision.Tiding;
import cortile.kit.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Decides on the orders of one event, one after the other: who fits takes places, whoever does not
/// stands in line, and what is freed is offered at once to the first in line whom it fits, before
/// the next order is looked at. A party is never split.
///
/// So between two orders no party in line would fit into what is free.
public final class Seating {
  private final Hall hall;
  private final Instant now;
  private final Known known;
  private final Board board;
  private final Set<String> subjects;
  private final Map<String, Known.Earlier> requests;
  private final List<Order.Change> parties = new ArrayList<>();
  private final List<Order.Release> released = new ArrayList<>();

  private Seating(Hall hall, Instant now, Known known, List<Held> held) {
    this.hall = hall;
    this.now = now;
    this.known = known;
    board = new Board(hall, now, held);
    subjects = new HashSet<>(known.subjects());
    requests = new HashMap<>(known.requests());
  }

  /// Decides on the orders of one event in order of arrival.
  ///
  /// @param held the bookings that the orders are about; if one of the orders moves the line, also
  ///   all that wait or take part in the draw
  public static Decision decide(
      Hall hall, Instant now, Known known, List<Held> held, List<Order> orders) {
    var seating = new Seating(hall, now, known, held);
    var verdicts = orders.stream().map(seating::decide).toList();
    return seating.board.decision(verdicts, seating.parties, seating.released);
  }

  private Verdict decide(Order order) {
    return switch (order) {
      case Order.Book book -> book(book);
      case Order.Change change ->
          shown(change.booking(), change.link(), held -> change(held, change));
      case Order.Leave leave -> shown(leave.booking(), leave.link(), held -> leave(held, leave));
      case Order.Claim claim -> shown(claim.booking(), claim.link(), this::claim);
      case Order.Expire expire -> known(expire.booking(), this::expire);
      case Order.Release release -> known(release.booking(), held -> release(held, release));
      case Order.Promote promote -> new Verdict.Done(board.promote());
      case Order.Draw draw -> draw(draw.now());
    };
  }

  private Verdict known(long id, Function<Held, Verdict> then) {
    return board.find(id).map(then).orElseGet(() -> refused(Problem.of(404, "not-found")));
  }

  // A link that was ended while the order was on its way opens nothing any more.
  private Verdict shown(long id, int link, Function<Held, Verdict> then) {
    return known(
        id, held -> held.link() == link ? then.apply(held) : refused(Problem.of(404, "not-found")));
  }

  private Verdict book(Order.Book order) {
    var earlier = requests.get(order.request().key());
    if (earlier != null) {
      return earlier.fingerprint().equals(order.request().fingerprint())
          ? new Verdict.Again(earlier.code())
          : new Verdict.Refused(Problem.of(422, "idempotency-key-used"));
    }
    return refusal(order).map(Seating::refused).orElseGet(() -> entered(order));
  }

  private Optional<Problem> refusal(Order.Book order) {
    var most = hall.noShowMost();
    return WindowRules.closed(hall, order.source(), now)
        .or(() -> broken(order.party(), order.source()))
        .or(() ->
            order.subject() != null && subjects.contains(order.subject())
                ? no("already-booked")
                : Optional.empty())
        .or(() ->
            most != null && known.noShows().getOrDefault(order.code(), 0) > most
                ? no("no-show-limit")
                : Optional.empty());
  }

  private Verdict entered(Order.Book order) {
    var seats = order.party().seats();
    var state =
        board.drawing()
            ? BookingState.ENTERED
            : board.fits(seats) ? BookingState.CONFIRMED : BookingState.WAITING;
    if (state == BookingState.WAITING && (!order.mayWait() || !now.isBefore(hall.starts()))) {
      return refused(Problem.of(409, "full"));
    }
    var booking = board.add(order, state);
    requests.put(
        order.request().key(), new Known.Earlier(order.request().fingerprint(), order.code()));
    if (order.subject() != null) {
      subjects.add(order.subject());
    }
    board.tell(
        booking,
        switch (state) {
          case CONFIRMED -> Tiding.BOOKED;
          case WAITING -> Tiding.WAITING;
          default -> Tiding.ENTERED;
        });
    return new Verdict.Made(booking, state == BookingState.WAITING ? board.waiting() : 0);
  }

  private Verdict change(Held held, Order.Change order) {
    if (held.content().equals(order.content())) {
      return new Verdict.Stands(held);
    }
    return refusal(held, order)
        .map(Seating::refused)
        .orElseGet(() -> {
          var next = held.with(order.party().seats(), order.content());
          parties.add(order);
          board.keep(next);
          board.tell(next, Tiding.CHANGED);
          board.promote();
          return new Verdict.Stands(board.find(held.id()).orElse(next));
        });
  }

  private Optional<Problem> refusal(Held held, Order.Change order) {
    if (order.replaces().isPresent() && order.replaces().get() != held.revision()) {
      return Optional.of(Problem.of(409, "booking-changed").with("revision", held.revision()));
    }
    if (held.state().over()) {
      return no("booking-over");
    }
    var seats = order.party().seats();
    var late = !order.staff() && !now.isBefore(hall.cancelUntil());
    return WindowRules.past(hall, false, now)
        .or(() -> broken(order.party(), BookingSource.WEB))
        .or(() -> known.keeps(held.id(), order.party()) ? Optional.empty() : no("guest-came"))
        .or(() ->
            late && held.state() == BookingState.CONFIRMED && held.seats().gives(seats)
                ? no("too-late-to-cancel")
                : Optional.empty())
        .or(() ->
            held.state().holdsSeats() && !board.fitsInstead(held.seats(), seats)
                ? no("no-room-to-grow")
                : Optional.empty());
  }

  private Verdict leave(Held held, Order.Leave order) {
    if (held.state().over()) {
      return new Verdict.Stands(held);
    }
    var past = WindowRules.past(hall, order.staff(), now);
    if (past.isPresent()) {
      return refused(past.get());
    }
    if (known.inside(held.id())) {
      return refused(Problem.of(409, "guest-inside"));
    }
    var late =
        !order.staff()
            && held.state() == BookingState.CONFIRMED
            && !now.isBefore(hall.cancelUntil());
    if (late && !order.late()) {
      return refused(Problem.of(409, "too-late-to-cancel"));
    }
    var left = held.given(late);
    board.keep(left);
    board.tell(left, Tiding.CANCELLED);
    board.promote();
    return new Verdict.Stands(left);
  }

  private Verdict claim(Held held) {
    return switch (held.state()) {
      case CONFIRMED -> new Verdict.Stands(held);
      case OFFERED -> {
        var until = held.offeredUntil();
        if (until == null || !now.isBefore(until) || !now.isBefore(hall.starts())) {
          yield refused(Problem.of(409, "offer-over"));
        }
        var confirmed = held.to(BookingState.CONFIRMED);
        board.keep(confirmed);
        board.tell(confirmed, Tiding.BOOKED);
        yield new Verdict.Stands(confirmed);
      }
      case EXPIRED -> refused(Problem.of(409, "offer-over"));
      case ENTERED, WAITING, CANCELLED -> refused(Problem.of(409, "no-offer"));
    };
  }

  private Verdict expire(Held held) {
    var until = held.offeredUntil();
    var stands = until != null && now.isBefore(until) && now.isBefore(hall.starts());
    if (held.state() != BookingState.OFFERED || stands) {
      return new Verdict.Stands(held);
    }
    var expired = held.to(BookingState.EXPIRED);
    board.keep(expired);
    board.tell(expired, Tiding.EXPIRED);
    board.promote();
    return new Verdict.Stands(expired);
  }

  private Verdict release(Held held, Order.Release order) {
    if (now.isBefore(hall.starts())) {
      return refused(Problem.of(409, "not-started"));
    }
    if (held.state() != BookingState.CONFIRMED || order.guests().isEmpty()) {
      return new Verdict.Stands(held);
    }
    var fewer = held.with(held.seats().minus(order.seats()), held.content());
    released.add(order);
    board.keep(fewer);
    return new Verdict.Stands(fewer);
  }

  private Verdict draw(boolean early) {
    if (!hall.lottery()) {
      return refused(Problem.of(409, "no-lottery"));
    }
    var at = hall.drawAt();
    if (hall.phase() != Hall.Phase.PUBLISHED
        || (!early && (at == null || now.isBefore(at)))
        || !board.drawing()) {
      return new Verdict.Done(0);
    }
    return new Verdict.Done(board.draw());
  }

  private Optional<Problem> broken(Party party, BookingSource source) {
    var fields = PartyRules.broken(hall, party, source);
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.of(422, "invalid").with(fields));
  }

  private static Optional<Problem> no(String key) {
    return Optional.of(Problem.of(409, key));
  }

  private static Verdict refused(Problem problem) {
    return new Verdict.Refused(problem);
  }
}
