package cortile.polls;

import cortile.kit.Problem;
import cortile.kit.Tx;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens and closes rounds, and says what is seen of them.
public final class RoundsRoom {
  private final LedRoom led;

  RoundsRoom(LedRoom led) {
    this.led = led;
  }

  /// One round of one question.
  record Place(String question, int round) {}

  /// What is done to a round that is not void.
  interface OnRound {
    Future<Void> apply(Tx tx, WorkshopsStore.Held held, RoundsStore.Standing standing);
  }

  /// Opens the next round and makes its question the current one. Repeatable; 409 for a round that
  /// is over, or while another one is open.
  Future<Void> open(Order order, Place place, Optional<Integer> seconds) {
    return led.run(
        order,
        (tx, held) -> {
          if (!held.phase().equals("live")) {
            throw Problem.of(409, "is-template").refused();
          }
          return standing(tx, held, place)
              .compose(standing ->
                  open(tx, standing, place, seconds.orElse(null))
                      .compose(v -> RoundsStore.current(tx, held.id(), standing.question())))
              .compose(v -> done(tx, held, order, place, seconds.map(s -> s + " s").orElse(null)));
        });
  }

  private static Future<Void> open(
      Tx tx, RoundsStore.Standing standing, Place place, @Nullable Integer seconds) {
    if (standing.round() != null) {
      if (!standing.open()) {
        throw Problem.of(409, "round-over").refused();
      }
      return seconds == null
          ? Future.succeededFuture()
          : RoundsStore.countdown(tx, standing.round(), seconds).mapEmpty();
    }
    if (place.round() != standing.last() + 1) {
      throw Problem.of(409, "round-over").refused();
    }
    return RoundsStore.hasOpen(tx, standing.question())
        .compose(open -> {
          if (open) {
            throw Problem.of(409, "round-open").refused();
          }
          return RoundsStore.open(tx, standing.question(), place.round(), standing.live(), seconds);
        });
  }

  /// Closes a round, finally. Repeatable.
  Future<Void> close(Order order, Place place) {
    return onRound(
        order,
        place,
        null,
        (tx, held, standing) ->
            RoundsStore.close(tx, Objects.requireNonNull(standing.round())).mapEmpty());
  }

  /// Lets a round close by itself, or not. 409 for one that is closed.
  Future<Void> countdown(Order order, Place place, Optional<Integer> seconds) {
    return onRound(
        order,
        place,
        seconds.map(s -> s + " s").orElse(null),
        (tx, held, standing) ->
            RoundsStore.countdown(
                    tx, Objects.requireNonNull(standing.round()), seconds.orElse(null))
                .compose(open ->
                    open || seconds.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.of(409, "round-over").refused())));
  }

  /// Reveals or hides the results of a round.
  Future<Void> reveal(Order order, Place place, boolean revealed) {
    return onRound(
        order,
        place,
        revealed ? "revealed" : "hidden",
        (tx, held, standing) ->
            RoundsStore.reveal(tx, Objects.requireNonNull(standing.round()), revealed));
  }

  /// Takes a question back to prepared; rounds up to `through` become void. Repeatable.
  Future<Void> reset(Order order, String question, int through) {
    var place = new Place(question, through);
    return led.run(
        order,
        (tx, held) ->
            standing(tx, held, place)
                .compose(standing -> {
                  if (through > standing.last()) {
                    throw PollProblems.field("/through", "poll-no-round", through);
                  }
                  return through <= standing.valid()
                      ? Future.succeededFuture()
                      : RoundsStore.lock(tx, held.id())
                          .compose(v -> RoundsStore.reset(tx, standing.question(), through))
                          .compose(v -> done(tx, held, order, place, null));
                }));
  }

  /// Runs a command on a round; 404 for one that is void or not there.
  Future<Void> onRound(Order order, Place place, @Nullable String value, OnRound command) {
    return led.run(
        order,
        (tx, held) ->
            standing(tx, held, place)
                .compose(standing -> {
                  if (standing.round() == null || place.round() <= standing.valid()) {
                    throw PollProblems.unknown();
                  }
                  return command.apply(tx, held, standing);
                })
                .compose(v -> done(tx, held, order, place, value)));
  }

  private static Future<RoundsStore.Standing> standing(
      Tx tx, WorkshopsStore.Held held, Place place) {
    return RoundsStore.standing(tx, held.id(), place.question(), place.round())
        .map(found -> found.orElseThrow(PollProblems::unknown));
  }

  private static Future<Void> done(
      Tx tx, WorkshopsStore.Held held, Order order, Place place, @Nullable String value) {
    ViewsRoom.changed(tx, held.code());
    return LedRoom.note(tx, held, order, place.question(), place.round(), value);
  }
}
