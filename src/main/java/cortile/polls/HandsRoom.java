package cortile.polls;

import cortile.kit.Problem;
import cortile.polls.LedRoom.Order;
import cortile.polls.RoundsRoom.Place;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Raised hands, entered by whoever leads.
public final class HandsRoom {
  private final RoundsRoom rounds;

  HandsRoom(RoundsRoom rounds) {
    this.rounds = rounds;
  }

  /// Replaces the answers of people without a phone.
  Future<Void> count(Order order, Place place, int people, Map<String, Integer> counts) {
    return rounds.onRound(
        order,
        place,
        people + ": " + counts,
        (tx, held, standing) -> {
          switch (standing.kind()) {
            case SINGLE, MULTIPLE, RATING -> {}
            case RANKING, POINTS, WORDCLOUD, TEXT, NUMBER, QA ->
                throw PollProblems.field("", "poll-no-hands", standing.kind().wire());
          }
          return HandsStore.items(tx, standing.question())
              .compose(items -> {
                refuseHands(standing.kind(), people, counts, Set.copyOf(items));
                return HandsStore.hands(
                    tx,
                    standing.question(),
                    Objects.requireNonNull(standing.round()),
                    people,
                    counts);
              })
              .compose(open ->
                  open
                      ? Future.succeededFuture()
                      : Future.failedFuture(Problem.of(409, "round-over").refused()));
        });
  }

  // One person gives one hand, but for several options.
  private static void refuseHands(
      Kind kind, int people, Map<String, Integer> counts, Set<String> items) {
    counts.forEach((item, hands) -> {
      if (!items.contains(item)) {
        throw PollProblems.field("/counts/" + item, "poll-unknown-option", item);
      }
      if (hands > people) {
        throw PollProblems.field("/counts/" + item, "poll-hands-many", hands, people);
      }
    });
    var total = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (kind != Kind.MULTIPLE && total != people) {
      throw PollProblems.field("/people", "poll-hands-total", total, people);
    }
  }
}
