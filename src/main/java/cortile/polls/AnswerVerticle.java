package cortile.polls;

import cortile.kit.ByReference;
import cortile.kit.Db;
import cortile.kit.GroupCommit;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one writer of what participants say on this node: joining, answers, questions from the room
/// and votes for them. Commands arrive over the local event bus, answers go out after the commit.
public final class AnswerVerticle extends VerticleBase implements GroupCommit.Batch<Saying, Heard> {
  static final String ADDRESS = "polls.answer";
  // Once its batch has started an answer is waited for, so this lies beyond the group commit's own
  // patience.
  private static final DeliveryOptions PATIENT =
      new DeliveryOptions().setLocalOnly(true).setSendTimeout(120_000);

  private final Db db;
  private @Nullable GroupCommit<Saying, Heard> commits;

  /// Carries a saying over the event bus, whatever kind it is.
  public record Submitted(Saying saying) {}

  /// What goes back: an outcome, or why there is none.
  record Reply(@Nullable Heard heard, @Nullable Throwable failure) {}

  /// @param db the pool for group commits; one connection of it is in use
  public AnswerVerticle(Db db) {
    this.db = db;
  }

  /// Lets commands and replies cross the event bus; once for each Vertx, before any verticle
  /// starts.
  public static void register(Vertx vertx) {
    ByReference.register(vertx.eventBus(), Submitted.class);
    ByReference.register(vertx.eventBus(), Reply.class);
  }

  @Override
  public Future<?> start() {
    var group = new GroupCommit<>(vertx, db, "answers", GroupCommit.Limits.DEFAULT, this);
    commits = group;
    return vertx
        .eventBus()
        .<Submitted>localConsumer(
            ADDRESS,
            message ->
                group
                    .submit(message.body().saying())
                    .onComplete(
                        heard -> message.reply(new Reply(heard, null)),
                        failure -> message.reply(new Reply(null, failure))))
        .completion();
  }

  @Override
  public Future<?> stop() {
    return commits == null ? Future.succeededFuture() : commits.close();
  }

  /// Sends something to this node's writer. Fails as [GroupCommit#submit] does.
  static Future<Heard> submit(Vertx vertx, Saying saying) {
    return vertx
        .eventBus()
        .<Reply>request(ADDRESS, new Submitted(saying), PATIENT)
        .map(Message::body)
        .compose(reply ->
            reply.heard() == null
                ? Future.failedFuture(Objects.requireNonNull(reply.failure()))
                : Future.succeededFuture(reply.heard()));
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
    var joins = of(sayings, Saying.Join.class, s -> true);
    var rounds = of(sayings, Saying.class, s -> !(s instanceof Saying.Join));
    return lock(tx, joins, rounds)
        .compose(
            v -> part(sayings, outcomes, Saying.Join.class, s -> ParticipantsStore.join(tx, s)))
        .compose(v -> part(sayings, outcomes, Saying.Give.class, s -> AnswersStore.write(tx, s)))
        .compose(v -> part(sayings, outcomes, Saying.Ask.class, s -> AsksStore.ask(tx, s)))
        .compose(v -> part(sayings, outcomes, Saying.Vote.class, s -> AsksStore.vote(tx, s)))
        .map(v -> Arrays.asList(outcomes));
  }

  // Workshops before rounds, as everywhere; what is decided by them is read after all are held.
  private static Future<Void> lock(Tx tx, List<Saying.Join> joins, List<Saying> rounds) {
    var workshops =
        joins.isEmpty()
            ? Future.<Void>succeededFuture()
            : ParticipantsStore.lock(tx, joins.stream().map(Saying::workshop).toList());
    return rounds.isEmpty()
        ? workshops
        : workshops.compose(v ->
            AnswersStore.lock(
                tx,
                rounds.stream().map(AnswerVerticle::question).toList(),
                rounds.stream().map(AnswerVerticle::round).toList()));
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

  private static <T extends Saying> List<T> of(
      List<Saying> sayings, Class<T> type, Predicate<T> wanted) {
    return sayings.stream().filter(type::isInstance).map(type::cast).filter(wanted).toList();
  }
}
