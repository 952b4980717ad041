package cortile.cli;

import cortile.budgets.count.Vote;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Simulated residents who vote at a human pace through the HTTP API while a newcomer looks: one to
/// three at a time, at irregular moments; some change their ballot later.
///
/// They are numbered and come in order, so the server knows who has been there: a start after a
/// stop asks it for the first one without a ballot. They end with the vote, or when [#MOST] have
/// come. Everything runs on one event loop.
final class Residents {
  /// So that a demonstration that runs for days stays small.
  static final int MOST = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(Residents.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 3;

  private final Vertx vertx;
  private final Client client;
  private final Passes passes;
  private final Insist insist;
  private final Population population;
  private final String path;
  private final Set<String> withdrawn = new HashSet<>();
  private volatile boolean ended;
  private volatile Future<Void> busy = Future.succeededFuture();

  Residents(Vertx vertx, Client client, Passes passes, City.Budget budget) {
    this.vertx = vertx;
    this.client = client;
    this.passes = passes;
    insist = new Insist(vertx, PATIENCE, _ -> {});
    population = new Population(budget);
    path = "/budgets/" + budget.slug();
  }

  /// Goes on where the residents stopped.
  ///
  /// @param perMinute about so many a minute; none if 0
  /// @return the number of the first one who comes now
  Future<Integer> start(int perMinute) {
    if (perMinute <= 0) return Future.succeededFuture(0);
    return firstMissing(1, MOST + 1)
        .map(first -> {
          population.skip(first - 1);
          wait(perMinute);
          return first;
        });
  }

  /// Nobody comes any more; completes when those who are there have voted.
  Future<Void> stop() {
    ended = true;
    return busy;
  }

  /// The first number in a range whose resident has no ballot; its end if all have one.
  private Future<Integer> firstMissing(int from, int to) {
    if (from >= to) return Future.succeededFuture(to);
    int middle = (from + to) / 2;
    return voted(middle)
        .compose(voted -> voted ? firstMissing(middle + 1, to) : firstMissing(from, middle));
  }

  private Future<Boolean> voted(int number) {
    String token = passes.resident(population.voter(number));
    return insist.send(() -> client.get(path + "/ballot", token)).map(Reply::ok);
  }

  private void wait(int perMinute) {
    if (ended || population.last() >= MOST) return;
    int group = 1 + ThreadLocalRandom.current().nextInt(MOST_AT_ONCE);
    long mean = Math.max(2, 60_000L * group / perMinute);
    long pause = mean / 2 + ThreadLocalRandom.current().nextLong(mean + 1);
    vertx
        .timer(pause)
        .compose(_ -> busy = come(group))
        .onFailure(away -> {
          if (!ended) LOG.warn("residents wait for the server: {}", away.toString());
        })
        .onComplete(_ -> wait(perMinute));
  }

  private Future<Void> come(int group) {
    if (ended || group == 0 || population.last() >= MOST) return Future.succeededFuture();
    Vote vote = population.next();
    int number = population.last();
    return cast(number, vote)
        .compose(_ ->
            population
                .doubter(number)
                .map(doubter -> cast(doubter, population.secondThought(doubter)))
                .orElseGet(Future::succeededFuture))
        .compose(_ -> come(group - 1));
  }

  /// Casts a ballot; one that is refused because the budget has changed once more without what was
  /// withdrawn, and then not at all.
  private Future<Void> cast(int number, Vote vote) {
    return put(number, vote)
        .compose(reply ->
            reply.ok() || ended
                ? Future.succeededFuture()
                : look().compose(_ -> ended ? Future.succeededFuture() : put(number, vote)))
        .mapEmpty();
  }

  private Future<Reply> put(int number, Vote vote) {
    String token = passes.resident(population.voter(number));
    Buffer body = Ballots.body(standing(vote)).toBuffer();
    return insist.send(() -> client.send(HttpMethod.PUT, path + "/ballot", token, body));
  }

  private Vote standing(Vote vote) {
    return switch (vote) {
      case Vote.Approval(var projects) ->
          new Vote.Approval(projects.stream().filter(id -> !withdrawn.contains(id)).toList());
      case Vote.Ranking(var projects) ->
          new Vote.Ranking(projects.stream().filter(id -> !withdrawn.contains(id)).toList());
      case Vote.Points points -> points;
    };
  }

  /// Learns from the server what an organiser has done.
  private Future<Void> look() {
    String token = passes.organiser();
    return insist
        .send(() -> client.get(path, token))
        .map(reply -> {
          JsonObject budget = reply.json();
          ended |= !budget.getString("phase", "").equals("open");
          for (var entry : budget.getJsonObject("projects", new JsonObject())) {
            if (entry.getValue() instanceof JsonObject project
                && project.getString("status", "").equals("withdrawn")) {
              withdrawn.add(entry.getKey());
            }
          }
          return null;
        });
  }
}
