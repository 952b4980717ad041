package cortile.hub.post;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.ServerProcess;
import cortile.hub.post.SmtpServer.Way;
import cortile.kit.DatabaseUrl;
import cortile.kit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// SIGKILL in the middle of the mail run of the packed program.
final class MailKillIT {
  private static final int MAILS = 200;
  private static final int KILLS = 4;
  private static final Pattern NAME = Pattern.compile("(?m)^Message-ID: <([0-9a-f]{32})@");

  private static int count(DatabaseUrl database, String where) {
    return Integer.parseInt(
        TestDatabase.value(database, "select count(*) from hub.mail where " + where));
  }

  @Test
  void noMailIsSentTwiceAndTheUncertainOnesAreListed() throws Exception {
    try (var mail = new SmtpServer();
        var server = ServerProcess.start("--smtp", "smtp://127.0.0.1:" + mail.port())) {
      // Takes a mail at once and says so a moment later, which is when the server dies.
      mail.way = Way.SLOW;
      TestDatabase.execute(
          server.database(),
          """
          insert into hub.mail (message, kind, about, number, to_name, to_address, language, subject, body)
          select md5(n::text), 'booked', 'booking:X' || n, 0, 'x', 'x@example.org', 'it', 'x', 'x'
          from generate_series(1, %d) n
          """
              .formatted(MAILS));
      for (var kill = 1; kill <= KILLS; kill++) {
        var so = mail.received.size() + 6;
        Sorting.until(() -> mail.received.size() >= so);
        server.kill();
        server.again();
      }
      mail.way = Way.TAKES;
      Sorting.until(() -> count(server.database(), "state = 'waiting'") == 0);
      Sorting.until(() ->
          count(
                  server.database(),
                  "state = 'claimed' and claimed_at > (select max(claimed_at) from hub.mail where"
                      + " state = 'sent')")
              == 0);
      // Minutes later.
      TestDatabase.execute(
          server.database(),
          "update hub.mail set claimed_at = claimed_at - interval '1 hour' where state ="
              + " 'claimed'");
      Sorting.until(() -> count(server.database(), "state = 'claimed'") == 0);
      check(mail, server);
    }
  }

  private static void check(SmtpServer mail, ServerProcess server) {
    var received = new HashSet<String>();
    for (var text : mail.received) {
      var name = NAME.matcher(text);
      assertThat(name.find()).isTrue();
      assertThat(received.add(name.group(1))).as("sent twice: " + name.group(1)).isTrue();
    }
    var uncertain = new TreeSet<String>();
    var answer =
        ServerProcess.get(server.url("/api/hub/mails?state=uncertain"), server.token("organiser"));
    new JsonObject(answer.body())
        .getJsonArray("mails")
        .forEach(one -> uncertain.add(((JsonObject) one).getString("mail")));
    var sent = count(server.database(), "state = 'sent'");
    // Each is sent or listed, what is sent came in, and the kills did hit.
    assertThat(sent + uncertain.size()).isEqualTo(MAILS);
    assertThat(uncertain).isNotEmpty().hasSizeLessThanOrEqualTo(KILLS * Pace.USUAL.atOnce());
    assertThat(received.size()).isBetween(sent, MAILS);
    assertThat(uncertain).anyMatch(received::contains);
  }
}
