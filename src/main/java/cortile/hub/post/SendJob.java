package cortile.hub.post;

import cortile.identity.Smtp;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Hands one mail to the mail server and says what came of it. Neither addresses nor words are
/// logged.
final class SendJob {
  // The characters of RFC 5321 without quoting: nothing that ends a header or a command.
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\p{L}-]{1,64}@[A-Za-z0-9.\\p{L}-]{1,253}");

  private final String from;
  private final Pace pace;
  private final MailClient client;

  SendJob(Vertx vertx, Smtp smtp, String from, Pace pace) {
    this.from = from;
    this.pace = pace;
    // A connection of its own for each mail: of one that was kept, nobody knows whether it was
    // lost before or after the mail.
    var config = smtp.config().setKeepAlive(false).setMaxPoolSize(pace.atOnce());
    config
        .setIdleTimeout((int) pace.silence().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    this.client = MailClient.create(vertx, config);
  }

  /// Never fails.
  ///
  /// @param late told if the server took the mail after all, when [Outcome.Unknown] was the answer
  Future<Outcome> send(Outgoing mail, Runnable late) {
    if (!ADDRESS.matcher(mail.address()).matches()) {
      return Future.succeededFuture(new Outcome.Refused("bad address", true));
    }
    var sending = client.sendMail(EnvelopeJob.message(mail, from));
    return sending
        .<Outcome>map(taken -> new Outcome.Taken())
        .timeout(pace.patience().toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(failure -> {
          if (!sending.isComplete()) {
            sending.onSuccess(taken -> late.run());
          }
          return ReplyJob.outcome(failure);
        });
  }

  Future<Void> close() {
    return client.close();
  }
}
