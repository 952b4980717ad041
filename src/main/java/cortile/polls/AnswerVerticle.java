package cortile.polls;

import cortile.kit.CommitVerticle;
import cortile.kit.Db;
import cortile.kit.Tx;
import cortile.kit.Writer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The one writer of what participants say on this node: joining, answers, questions from the room
/// and votes for them.
public final class AnswerVerticle extends CommitVerticle<Saying, Heard> {
  /// The way to it.
  static final Writer<Saying, Heard> WRITER = new Writer<>("answers", Saying.class, Heard.class);

  public AnswerVerticle(Db db) {
    super(WRITER, db);
  }

  // One thing of each participant in a batch: then no statement meets a row twice, and what
  // somebody says stays in order.
  @Override
  public Object key(Saying saying) {
    return saying.workshop() + " " + saying.key();
  }

  @Override
  public Future<List<Heard>> write(Tx tx, List<Saying> sayings) {
    var outcomes = new Heard[sayings.size()];
    var rounds = sayings.stream().filter(s -> !(s instanceof Saying.Join)).toList();
    return lock(tx, sayings, rounds)
        .compose(
            v -> part(sayings, outcomes, Saying.Join.class, s -> ParticipantsStore.join(tx, s)))
        .compose(v -> part(sayings, outcomes, Saying.Give.class, s -> AnswersStore.write(tx, s)))
        .compose(v -> part(sayings, outcomes, Saying.Ask.class, s -> AsksStore.ask(tx, s)))
        .compose(v -> part(sayings, outcomes, Saying.Vote.class, s -> AsksStore.vote(tx, s)))
        .map(v -> Arrays.asList(outcomes));
  }

  // Workshops before rounds, as everywhere; what is decided by them is read after all are held.
  // Which question is on the wall stands in the workshop: an answer that did not hold it might
  // change what the wall shows without touching it, while a facilitator puts the question there.
  private static Future<Void> lock(Tx tx, List<Saying> sayings, List<Saying> rounds) {
    var workshops = ParticipantsStore.lock(tx, sayings.stream().map(Saying::workshop).toList());
    return rounds.isEmpty()
        ? workshops
        : Future.all(
                workshops,
                AnswersStore.lock(
                    tx,
                    rounds.stream().map(AnswerVerticle::question).toList(),
                    rounds.stream().map(AnswerVerticle::round).toList()))
            .mapEmpty();
  }

  private static long question(Saying saying) {
    return switch (saying) {
      case Saying.Join join -> 0;
      case Saying.Give give -> give.question();
      case Saying.Ask ask -> ask.question();
      case Saying.Vote vote -> vote.question();
    };
  }

  private static int round(Saying saying) {
    return switch (saying) {
      case Saying.Join join -> 0;
      case Saying.Give give -> give.round();
      case Saying.Ask ask -> ask.round();
      case Saying.Vote vote -> vote.round();
    };
  }

  private static <T extends Saying> Future<Void> part(
      List<Saying> sayings,
      Heard[] outcomes,
      Class<T> type,
      Function<List<T>, Future<List<Heard>>> writer) {
    var places = new ArrayList<Integer>();
    for (var i = 0; i < sayings.size(); i++) {
      if (type.isInstance(sayings.get(i))) {
        places.add(i);
      }
    }
    return places.isEmpty()
        ? Future.succeededFuture()
        : writer
            .apply(places.stream().map(i -> type.cast(sayings.get(i))).toList())
            .map(heard -> {
              for (var i = 0; i < heard.size(); i++) {
                outcomes[places.get(i)] = heard.get(i);
              }
              return null;
            });
  }
}
