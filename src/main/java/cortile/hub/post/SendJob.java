package cortile.hub.post;

import cortile.identity.Smtp;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Hands one mail to the mail server and says what came of it. Neither addresses nor words are
/// logged.
final class SendJob {
  // The characters of RFC 5321 without quoting: nothing that ends a header or a command.
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\p{L}-]{1,64}@[A-Za-z0-9.\\p{L}-]{1,253}");

  // What the client says before it has told the server of the mail, when it is not the server's own
  // refusal.
  private static final Pattern NOT_BEGUN =
      Pattern.compile("(?s)(STARTTLS|login is required|authentication factory|HELO failed).*");

  private final Smtp smtp;
  private final String from;
  private final Pace pace;
  private final MailClient client;
  private final NetClient probes;

  SendJob(Vertx vertx, Smtp smtp, String from, Pace pace) {
    this.smtp = smtp;
    this.from = from;
    this.pace = pace;
    // A connection of its own for each mail: of one that was kept, nobody knows whether it was
    // lost before or after the mail.
    var config = smtp.config().setKeepAlive(false).setMaxPoolSize(pace.atOnce());
    config
        .setIdleTimeout((int) pace.silence().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    this.client = MailClient.create(vertx, config);
    this.probes = vertx.createNetClient(new NetClientOptions().setConnectTimeout(5_000));
  }

  /// Never fails.
  ///
  /// @param late told if the server took the mail after all, when [Outcome.Unknown] was the answer
  Future<Outcome> send(Outgoing mail, Runnable late) {
    if (!ADDRESS.matcher(mail.address()).matches()) {
      return Future.succeededFuture(new Outcome.Refused("bad address", true));
    }
    var sending = client.sendMail(message(mail));
    return sending
        .<Outcome>map(taken -> new Outcome.Taken())
        .timeout(pace.patience().toMillis(), TimeUnit.MILLISECONDS)
        .otherwise(failure -> {
          if (!sending.isComplete()) {
            sending.onSuccess(taken -> late.run());
          }
          return outcome(failure);
        });
  }

  /// Whether the server takes connections and greets. Never fails.
  Future<Boolean> there() {
    return probes
        .connect(smtp.port(), smtp.host())
        .compose(socket -> {
          // With TLS from the first byte the greeting can't be read here; a connection must do.
          var greeted = io.vertx.core.Promise.<Boolean>promise();
          if (smtp.tls()) {
            greeted.complete(true);
          } else {
            socket.handler(bytes -> greeted.tryComplete(bytes.toString().startsWith("220")));
            socket.closeHandler(closed -> greeted.tryComplete(false));
          }
          return greeted
              .future()
              .timeout(10, TimeUnit.SECONDS)
              .otherwise(false)
              .onComplete(done -> socket.write("QUIT\r\n").eventually(socket::close));
        })
        .otherwise(false);
  }

  Future<Void> close() {
    return client.close().eventually(probes::close);
  }

  private MailMessage message(Outgoing mail) {
    var domain = from.replaceFirst(".*@", "").replaceFirst(">.*", "").strip();
    var message =
        new MailMessage()
            .setFrom(from)
            .setTo(mail.address())
            .setSubject(mail.subject())
            .setText(mail.body())
            .setHeaders(
                MultiMap.caseInsensitiveMultiMap()
                    .add("Message-ID", "<" + mail.message() + "@" + domain + ">")
                    .add("Auto-Submitted", "auto-generated")
                    .add("Content-Language", mail.language()));
    var calendar = mail.calendar();
    if (calendar != null) {
      var method = calendar.contains("\r\nMETHOD:CANCEL\r\n") ? "CANCEL" : "PUBLISH";
      message.setAttachment(
          MailAttachment.create()
              .setContentType("text/calendar; charset=utf-8; method=" + method)
              .setName(method.equals("CANCEL") ? "annullato.ics" : "calendario.ics")
              .setDisposition("attachment")
              .setData(Buffer.buffer(calendar)));
    }
    return message;
  }

  // Only what certainly came before the server had the whole mail counts as not sent.
  private static Outcome outcome(Throwable failure) {
    return switch (failure) {
      case SMTPException said -> refused(said);
      case ConnectException e -> new Outcome.Away("unreachable");
      case UnknownHostException e -> new Outcome.Away("unknown host");
      case NoRouteToHostException e -> new Outcome.Away("unreachable");
      case SSLException e -> new Outcome.Away("tls");
      case IllegalArgumentException e -> new Outcome.Refused("bad address", true);
      default -> {
        var words = String.valueOf(failure.getMessage());
        if (words.startsWith("message exceeds")) {
          yield new Outcome.Refused("too large", true);
        }
        yield NOT_BEGUN.matcher(words).matches()
            ? new Outcome.Away("sign-in")
            : new Outcome.Unknown("no outcome");
      }
    };
  }

  private static Outcome refused(SMTPException said) {
    var fault = "smtp " + said.getReplyCode();
    var words = String.valueOf(said.getMessage());
    if (words.startsWith("recipient address") || words.startsWith("sending data")) {
      return new Outcome.Refused(fault, said.isPermanent());
    }
    if (words.startsWith("DATA command")) {
      return new Outcome.Refused(fault, false);
    }
    // Greeting, sign-in, sender: the same for every mail, and for the people who run the server.
    return new Outcome.Away(fault);
  }
}
