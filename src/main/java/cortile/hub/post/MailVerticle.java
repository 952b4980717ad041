package cortile.hub.post;

import cortile.identity.Smtp;
import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due in the outbox, one on each node: some mails at a time, each claimed before it
/// is sent.
public final class MailVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(MailVerticle.class);
  private static final int PARTING_S = 10;
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Db db;
  private final Smtp smtp;
  private final String from;
  private final Pace pace;
  private @Nullable SendJob sender;
  private @Nullable ProbeJob probe;
  private Future<?> running = Future.succeededFuture();
  private boolean stopping;
  // In a row, of the server or of its connections.
  private int failures;

  /// @param db the outbox
  /// @param from sender's address, with or without a name
  public MailVerticle(Db db, Smtp smtp, String from, Pace pace) {
    this.db = db;
    this.smtp = smtp;
    this.from = from;
    this.pace = pace;
  }

  @Override
  public Future<?> start() {
    sender = new SendJob(vertx, smtp, from, pace);
    probe = new ProbeJob(vertx, smtp);
    later(pace.look());
    return Future.succeededFuture();
  }

  /// Waits some seconds for the mails under way; those that take longer become uncertain.
  @Override
  public Future<?> stop() {
    stopping = true;
    return running
        .timeout(PARTING_S, TimeUnit.SECONDS)
        .otherwiseEmpty()
        .compose(done -> sender().close().eventually(probe()::close));
  }

  private SendJob sender() {
    return Objects.requireNonNull(sender, "not started");
  }

  private ProbeJob probe() {
    return Objects.requireNonNull(probe, "not started");
  }

  private void later(Duration pause) {
    if (!stopping) {
      vertx.setTimer(Math.max(1, pause.toMillis()), timer -> running = round());
    }
  }

  private Future<?> round() {
    if (stopping) {
      return Future.succeededFuture();
    }
    var trusted = failures == 0 ? Future.succeededFuture(true) : probe().there();
    var began = System.nanoTime();
    return trusted
        .compose(there -> there ? batch() : away("unreachable"))
        .otherwise(failure -> {
          LOG.warn("the outbox could not be read: {}", failure.toString());
          return pace.look();
        })
        .onSuccess(pause -> {
          var took = Duration.ofNanos(System.nanoTime() - began);
          later(pause.isZero() ? pace.round().minus(took) : pause);
        });
  }

  /// The pause before the next round.
  private Future<Duration> batch() {
    // After a failure one mail shows whether the server works again.
    var most = failures == 0 ? pace.atOnce() : 1;
    return MailStore.claim(db, UUID.randomUUID(), most)
        .compose(mails -> {
          var outcomes = mails.stream().map(this::send).toList();
          return Future.join(outcomes)
              .otherwiseEmpty()
              .compose(done -> pause(outcomes.stream().map(Future::result).toList(), most));
        });
  }

  private Future<Duration> pause(List<Outcome> outcomes, int most) {
    for (var outcome : outcomes) {
      if (outcome instanceof Outcome.Away server) {
        return away(server.fault());
      }
      if (outcome instanceof Outcome.Unknown) {
        return away("no answer");
      }
    }
    if (failures > 0) {
      if (outcomes.isEmpty()) {
        return Future.succeededFuture(Backoff.server(pace.trouble(), failures));
      }
      LOG.info("the mail server takes mail again");
      failures = 0;
    }
    return Future.succeededFuture(outcomes.size() < most ? pace.look() : Duration.ZERO);
  }

  private Future<Duration> away(String fault) {
    failures++;
    if (failures == 1) {
      LOG.warn("the mail server does not take mail ({}); it waits in the outbox", fault);
    }
    return Future.succeededFuture(Backoff.server(pace.trouble(), failures));
  }

  private Future<Outcome> send(Outgoing mail) {
    return sender()
        .send(mail, () -> record(mail, new Outcome.Taken()))
        .compose(outcome -> record(mail, outcome).map(outcome));
  }

  // Until it is written down, or until the claim is so old that the mail has become uncertain.
  private Future<Void> record(Outgoing mail, Outcome outcome) {
    return record(mail, outcome, System.nanoTime() + pace.claim().toNanos());
  }

  private Future<Void> record(Outgoing mail, Outcome outcome, long until) {
    return OutcomeStore.record(db, mail, outcome)
        .recover(failure -> {
          if (System.nanoTime() - until > 0) {
            LOG.warn("an outcome could not be recorded: {}", failure.toString());
            return Future.succeededFuture();
          }
          return vertx
              .timer(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
              .compose(again -> record(mail, outcome, until));
        });
  }
}
