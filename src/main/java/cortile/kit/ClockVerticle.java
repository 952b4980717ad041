package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the jobs of a node. Each run is claimed in the database, so that no two nodes run one job
/// at the same time; the claim ends with the run, also when the node dies.
public final class ClockVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ClockVerticle.class);
  private static final int LOCK_CLASS = 0x636f7203;

  private final Db db;
  private final List<Job> jobs;
  private final Set<String> failing = new HashSet<>();
  private Future<?> running = Future.succeededFuture();
  private boolean stopping;

  /// @param db two connections are in use during a run: the claim's and the work's own
  public ClockVerticle(Db db, List<Job> jobs) {
    this.db = db;
    this.jobs = List.copyOf(jobs);
  }

  @Override
  public Future<?> start() {
    jobs.forEach(this::later);
    return Future.succeededFuture();
  }

  /// Waits for the job that is under way.
  @Override
  public Future<?> stop() {
    stopping = true;
    return running.otherwiseEmpty();
  }

  private void later(Job job) {
    vertx.setTimer(job.every().toMillis(), timer -> run(job));
  }

  // One after the other, so that stopping has one thing to wait for.
  private void run(Job job) {
    running =
        running
            .otherwiseEmpty()
            .compose(before -> stopping ? Future.succeededFuture() : claimed(job))
            .onComplete(done -> {
              report(job, done.cause());
              if (!stopping) {
                later(job);
              }
            });
  }

  private Future<?> claimed(Job job) {
    return db.transaction(tx ->
        tx.query("SELECT pg_try_advisory_xact_lock($1, hashtext($2))", LOCK_CLASS, job.name())
            .compose(rows ->
                rows.iterator().next().getBoolean(0)
                    ? job.work().get().mapEmpty()
                    : Future.succeededFuture()));
  }

  private void report(Job job, @org.jspecify.annotations.Nullable Throwable failure) {
    if (failure == null) {
      failing.remove(job.name());
    } else if (failing.add(job.name())) {
      LOG.warn("{} failed and will be tried again: {}", job.name(), failure.toString());
    }
  }
}
