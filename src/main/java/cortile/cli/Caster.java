package cortile.cli;

import cortile.budgets.count.Vote;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Casts ballots into one budget through HTTP: a bounded number at once, each with its own voter's
/// token, and the same again until the server has decided about it. Blocks its caller while all
/// places are taken.
final class Caster {
  private final Client client;
  private final Insist insist;
  private final Passes passes;
  private final CastReport report;
  private final String path;
  private final int most;
  private final Semaphore places;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /// @param most ballots under way at once
  /// @param patience how long one ballot is sent again before all stop
  Caster(
      Vertx vertx,
      Client client,
      Passes passes,
      String slug,
      int most,
      Duration patience,
      CastReport report) {
    this.client = client;
    this.passes = passes;
    this.report = report;
    this.most = most;
    insist = new Insist(vertx, patience, report::repeated);
    path = "/budgets/" + Client.segment(slug) + "/ballot";
    places = new Semaphore(most);
  }

  /// Sends a ballot as soon as there is a place; its latency runs from then.
  ///
  /// @throws CommandFailure if an earlier ballot met what no repetition helps against
  void cast(String voter, Vote vote) throws CommandFailure, InterruptedException {
    places.acquire();
    send(voter, vote, System.nanoTime());
  }

  /// Sends a ballot that should go out at a certain time; its latency runs from that time, also
  /// when there is no place yet.
  ///
  /// @param intended on the clock of [System#nanoTime], not in the future
  void cast(String voter, Vote vote, long intended) throws CommandFailure, InterruptedException {
    places.acquire();
    send(voter, vote, intended);
  }

  /// Waits until every ballot is decided.
  void finish() throws CommandFailure, InterruptedException {
    places.acquire(most);
    places.release(most);
    check();
  }

  private void send(String voter, Vote vote, long since) throws CommandFailure {
    try {
      check();
    } catch (CommandFailure failed) {
      places.release();
      throw failed;
    }
    String token = passes.resident(voter);
    Buffer body = Ballots.body(vote).toBuffer();
    insist
        .send(() -> client.send(HttpMethod.PUT, path, token, body))
        .onComplete(reply -> decided(voter, reply, since));
  }

  private void decided(String voter, AsyncResult<Reply> reply, long since) {
    if (reply.failed()) {
      failure.compareAndSet(null, reply.cause());
    } else if (reply.result().status() == 401) {
      failure.compareAndSet(null, new IOException("it does not accept tokens of this data folder"));
    } else if (reply.result().status() >= 500) {
      failure.compareAndSet(null, new IOException(reply.result().reason()));
    } else {
      report.answered(voter, reply.result(), System.nanoTime() - since);
    }
    places.release();
  }

  private void check() throws CommandFailure {
    Throwable why = failure.get();
    if (why != null) throw new CommandFailure(client.base() + ": " + why.getMessage());
  }
}
