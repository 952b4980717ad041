package cortile.hub.post;

import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/// Reads from the failure of a mail whether it may have arrived all the same.
final class ReplyJob {
  // What the client says before it has told the server of the mail, when it is not the server's own
  // refusal.
  private static final Pattern NOT_BEGUN =
      Pattern.compile("(?s)(STARTTLS|login is required|authentication factory|HELO failed).*");

  private ReplyJob() {}

  // Only what certainly came before the server had the whole mail counts as not sent.
  static Outcome outcome(Throwable failure) {
    return switch (failure) {
      case SMTPException said -> refused(said);
      case ConnectException e -> new Outcome.Away("unreachable");
      case UnknownHostException e -> new Outcome.Away("unknown host");
      case NoRouteToHostException e -> new Outcome.Away("unreachable");
      case SSLHandshakeException e -> new Outcome.Away("tls");
      // Only of a connection that could not be made does netty wrap what the system said.
      case SocketException e when e.getCause() instanceof SocketException ->
          new Outcome.Away("unreachable");
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
