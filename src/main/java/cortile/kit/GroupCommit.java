package cortile.kit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commands that are written together: whatever queued while the last batch was committed is the
/// next batch, one batch is one transaction, and each command gets its own outcome after the
/// commit. One batch is in flight at a time; there is no timer.
///
/// Belongs to one event loop. A future of [#submit] fails with
/// * a 503 [Problem.Refused], when the command never entered a transaction: the queue is full, its
///   deadline passed, or we are stopping;
/// * [UnknownOutcome], when it did and nobody knows what became of it: saying the same again is
///   safe and finds out;
/// * the database's own failure, when its values are refused (a poisoned command fails alone) or a
///   statement of ours is wrong.
public final class GroupCommit<C, O> {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int PAUSE_MS = 50;
  private static final int SWEEP_MS = 500;

  /// What a room writes in one transaction.
  public interface Batch<C, O> {
    /// At most one command of a key is in a batch; the next one waits for the next batch, so
    /// arrival order holds for each key.
    Object key(C command);

    /// Writes the commands; the outcomes are in their order. Called again with the same commands
    /// when the transaction must be repeated.
    Future<List<O>> write(Tx tx, List<C> commands);
  }

  /// How much may wait, and how long.
  ///
  /// @param batch most commands in a transaction
  /// @param queue most commands that wait
  /// @param deadlineMs how long a command may wait for its batch to start
  /// @param patienceMs how long a batch that has started is repeated before its outcome is called
  ///   unknown
  public record Limits(int batch, int queue, long deadlineMs, long patienceMs) {
    public static final Limits DEFAULT = new Limits(1024, 16_384, 5_000, 30_000);
  }

  private record Entry<C, O>(C command, Object key, Promise<O> promise, long deadline) {}

  private final Vertx vertx;
  private final Db db;
  private final Limits limits;
  private final Batch<C, O> batch;
  private final DistributionSummary sizes;
  private final ArrayDeque<Entry<C, O>> queue = new ArrayDeque<>();
  private final Promise<Void> drained = Promise.promise();
  private final long sweep;
  private boolean busy;
  private boolean closing;

  /// @param name names the queue in metrics
  public GroupCommit(Vertx vertx, Db db, String name, Limits limits, Batch<C, O> batch) {
    this.vertx = vertx;
    this.db = db;
    this.limits = limits;
    this.batch = batch;
    this.sizes = Metrics.summary("cortile.commit.batch", "queue", name);
    this.sweep = vertx.setPeriodic(SWEEP_MS, timer -> expire());
  }

  /// Queues a command.
  public Future<O> submit(C command) {
    if (closing || queue.size() >= limits.queue()) {
      return Future.failedFuture(Problem.of(503, "busy").retryAfter(1).refused());
    }
    var entry =
        new Entry<C, O>(
            command, batch.key(command), Promise.promise(), now() + limits.deadlineMs());
    queue.add(entry);
    if (!busy) {
      next();
    }
    return entry.promise().future();
  }

  /// Takes no more commands and ends when those that were accepted have their outcomes.
  public Future<Void> close() {
    closing = true;
    if (!busy && queue.isEmpty()) {
      drained.tryComplete();
    }
    return drained.future().onComplete(done -> vertx.cancelTimer(sweep));
  }

  private void next() {
    expire();
    var entries = collect();
    busy = !entries.isEmpty();
    if (busy) {
      sizes.record(entries.size());
      attempt(entries, now() + limits.patienceMs(), false, this::next);
    } else if (closing) {
      drained.tryComplete();
    }
  }

  private List<Entry<C, O>> collect() {
    var entries = new ArrayList<Entry<C, O>>();
    var keys = new HashSet<Object>();
    var later = new ArrayDeque<Entry<C, O>>();
    while (entries.size() < limits.batch() && later.size() < limits.batch() && !queue.isEmpty()) {
      var entry = queue.remove();
      if (keys.add(entry.key())) {
        entries.add(entry);
      } else {
        later.add(entry);
      }
    }
    while (!later.isEmpty()) {
      queue.addFirst(later.removeLast());
    }
    return entries;
  }

  // `entered` stays true once a transaction of these commands has begun: from then on nobody may
  // say that they were never tried.
  private void attempt(List<Entry<C, O>> entries, long giveUp, boolean entered, Runnable whenDone) {
    var begun = new boolean[] {entered};
    var commands = entries.stream().map(Entry::command).toList();
    db.transaction(
            tx -> {
              begun[0] = true;
              return batch.write(tx, commands);
            })
        .onComplete(
            outcomes -> {
              for (var i = 0; i < entries.size(); i++) {
                entries.get(i).promise().complete(outcomes.get(i));
              }
              whenDone.run();
            },
            failure -> failed(entries, giveUp, begun[0], failure, whenDone));
  }

  private void failed(
      List<Entry<C, O>> entries,
      long giveUp,
      boolean entered,
      Throwable failure,
      Runnable whenDone) {
    switch (DatabaseFault.of(failure)) {
      case CONNECTION, CONTENTION -> {
        LOG.warn("a batch of {} is repeated: {}", entries.size(), failure.toString());
        again(entries, giveUp, entered, failure, whenDone);
      }
      case DATA -> split(entries, giveUp, failure, whenDone);
      case DEFECT -> {
        entries.forEach(entry -> entry.promise().fail(failure));
        whenDone.run();
      }
    }
  }

  private void again(
      List<Entry<C, O>> entries,
      long giveUp,
      boolean entered,
      Throwable failure,
      Runnable whenDone) {
    if (!entered) {
      for (var i = entries.size() - 1; i >= 0; i--) {
        queue.addFirst(entries.get(i));
      }
      vertx.setTimer(PAUSE_MS, timer -> whenDone.run());
    } else if (now() > giveUp) {
      entries.forEach(entry -> entry.promise().fail(new UnknownOutcome(failure)));
      whenDone.run();
    } else {
      vertx.setTimer(PAUSE_MS, timer -> attempt(entries, giveUp, true, whenDone));
    }
  }

  private void split(List<Entry<C, O>> entries, long giveUp, Throwable failure, Runnable whenDone) {
    if (entries.size() == 1) {
      entries.getFirst().promise().fail(failure);
      whenDone.run();
      return;
    }
    var middle = entries.size() / 2;
    attempt(
        entries.subList(0, middle),
        giveUp,
        true,
        () -> attempt(entries.subList(middle, entries.size()), giveUp, true, whenDone));
  }

  // Those who waited longest stand in front, so the first one that may still wait ends the search.
  private void expire() {
    var now = now();
    while (!queue.isEmpty() && queue.element().deadline() < now) {
      queue.remove().promise().fail(Problem.of(503, "busy").retryAfter(1).refused());
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }
}
