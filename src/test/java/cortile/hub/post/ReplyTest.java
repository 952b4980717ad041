package cortile.hub.post;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.Smtp;
import io.vertx.core.Vertx;
import java.net.SocketException;
import java.util.UUID;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is read from the ways in which a mail server can't be reached.
final class ReplyTest {
  private static Vertx vertx;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  private static Outcome outcome(String address) {
    var sender =
        new SendJob(vertx, Smtp.of(address), "Cortile <posta@cortile.example>", Sorting.HURRY);
    var mail =
        new Outgoing(
            "0".repeat(32), UUID.randomUUID(), "ada@example.org", "it", "Pane", "Ciao", null, 0);
    var outcome = await(sender.send(mail, () -> {}));
    await(sender.close());
    return outcome;
  }

  @Test
  void withoutANetworkNothingWasSent() {
    // No connection can be made to everybody at once: the system says so before any packet goes
    // out.
    assertThat(outcome("smtp://255.255.255.255:25")).isInstanceOf(Outcome.Away.class);
  }

  @Test
  void aServerThatDoesNotSpeakTlsGotNoMail() {
    try (var server = new SmtpServer()) {
      assertThat(outcome("smtps://127.0.0.1:" + server.port())).isInstanceOf(Outcome.Away.class);
      assertThat(server.received).isEmpty();
    }
  }

  @Test
  void aConnectionThatBreaksLaterMayHaveCarriedTheMail() {
    assertThat(ReplyJob.outcome(new SocketException("Connection reset")))
        .isInstanceOf(Outcome.Unknown.class);
    assertThat(ReplyJob.outcome(new SSLException("closing inbound before receiving close_notify")))
        .isInstanceOf(Outcome.Unknown.class);
  }
}
