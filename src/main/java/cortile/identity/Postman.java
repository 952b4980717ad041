package cortile.identity;

import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends sign-in codes. Neither addresses nor codes are logged.
public final class Postman {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final int PATIENCE_S = 15;

  private final MailClient client;
  private final String from;
  private final Texts texts;

  /// Connects when there is something to send.
  public Postman(Vertx vertx, Smtp smtp, String from, Texts texts) {
    this.client = MailClient.create(vertx, smtp.config());
    this.from = from;
    this.texts = texts;
  }

  /// Hands a code in at the mail server; fails if that did not take it within a few seconds.
  Future<Void> send(String email, String code, Locale language) {
    var message =
        new MailMessage()
            .setFrom(from)
            .setTo(email)
            .setSubject(texts.say(language, "sign-in-mail.subject"))
            .setText(texts.say(language, "sign-in-mail.text", code, Retention.CODE.toMinutes()))
            .setHeaders(
                MultiMap.caseInsensitiveMultiMap()
                    .add("Auto-Submitted", "auto-generated")
                    .add("Content-Language", language.getLanguage()));
    return client
        .sendMail(message)
        .timeout(PATIENCE_S, TimeUnit.SECONDS)
        .onFailure(Postman::log)
        .mapEmpty();
  }

  /// Ends the connections.
  public Future<Void> close() {
    return client.close();
  }

  // The server's words often repeat the address.
  private static void log(Throwable failure) {
    if (failure instanceof SMTPException smtp) {
      LOG.warn("the mail server refused a message with code {}", smtp.getReplyCode());
    } else {
      LOG.warn("a message could not be handed in: {}", failure.getClass().getSimpleName());
    }
  }
}
