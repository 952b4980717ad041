package cortile.polls;

import cortile.kit.Tx;
import cortile.polls.LedRoom.Order;
import cortile.polls.RoundsRoom.Place;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/// Lets words, texts and questions from the room be seen, and takes them away.
public final class ModerationRoom {
  private final LedRoom led;

  ModerationRoom(LedRoom led) {
    this.led = led;
  }

  private interface Verdict {
    Future<Boolean> apply(Tx tx, long round);
  }

  /// Approves, hides or merges a word. Repeatable; 404 for a word that is not of this round, or
  /// merged itself.
  Future<Void> word(Order order, Place place, long word, JsonObject verdict) {
    var status = verdict.getString("status");
    var into = verdict.getString("into");
    return run(
        order,
        place,
        word + " " + verdict.encode(),
        (tx, round) -> {
          var merged =
              into == null
                  ? Future.succeededFuture(true)
                  : ModerationStore.merge(tx, round, word, Long.parseLong(into));
          return merged.compose(done ->
              done && status != null
                  ? ModerationStore.status(tx, round, word, status)
                  : Future.succeededFuture(done));
        });
  }

  /// Approves, hides, pins or marks an entry as answered. Repeatable.
  Future<Void> entry(Order order, Place place, long entry, JsonObject verdict) {
    return run(
        order,
        place,
        entry + " " + verdict.encode(),
        (tx, round) ->
            ModerationStore.entry(
                tx,
                round,
                entry,
                verdict.getString("status"),
                verdict.getBoolean("pinned"),
                verdict.getBoolean("answered")));
  }

  private Future<Void> run(Order order, Place place, String value, Verdict verdict) {
    return led.runEvenAfter(
        order,
        (tx, held) ->
            RoundsStore.standing(tx, held.id(), place.question(), place.round())
                .map(found -> found.orElseThrow(PollProblems::unknown))
                .compose(standing -> {
                  if (standing.round() == null) {
                    throw PollProblems.unknown();
                  }
                  long round = Objects.requireNonNull(standing.round());
                  return ModerationStore.lock(tx, round)
                      .compose(v -> verdict.apply(tx, round))
                      .compose(found -> {
                        if (!found) {
                          throw PollProblems.unknown();
                        }
                        ViewsRoom.moderated(tx, held.code(), standing.revealed(), held.frozen());
                        return LedRoom.note(
                            tx, held, order, place.question(), place.round(), value);
                      });
                }));
  }
}
