package cortile.hub.post;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.LiveViewCheck;
import cortile.hub.Yard;
import cortile.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The outbox at the desk, over HTTP, without a mail server.
final class DeskTest {
  private static Yard yard;

  @BeforeAll
  static void open() {
    yard = new Yard(1, null);
  }

  @BeforeEach
  void tidy() {
    yard.execute("truncate hub.mail, hub.message, hub.event restart identity cascade");
    yard.event("pane", 3, "published");
    yard.booking("pane", "K7M2CCC2", "confirmed", "ada@example.org");
    yard.booking("pane", "K7M2CCC3", "confirmed", null);
    yard.booking("pane", "K7M2CCC4", "waiting", "carl@example.org");
    yard.booking("pane", "K7M2CCC6", "cancelled", "dora@example.org");
  }

  @AfterAll
  static void close() {
    yard.close();
  }

  private static JsonObject message(String audience) {
    return new JsonObject()
        .put("audience", audience)
        .put("subject", "Portate\r\nBcc: x@example.org una ciotola")
        .put("text", "Ciao a tutti.\n\nPortate una ciotola.");
  }

  private static Yard.Answer write(Role role, String name, JsonObject body, String key) {
    return yard.send(
        "POST",
        "/api/hub/events/pane/messages",
        body,
        Map.of("Authorization", "Bearer " + yard.token(role, name), "Idempotency-Key", key));
  }

  private static String mail(String state) {
    write(Role.ORGANISER, "olga", message("confirmed"), UUID.randomUUID().toString());
    var name = yard.value("select message from hub.mail order by made desc limit 1");
    yard.execute(
        "update hub.mail set state = '%s', claim = gen_random_uuid(), claimed_at = now() where message = '%s'"
            .formatted(state, name));
    return name;
  }

  private static Yard.Answer decide(String mail, String decision) {
    return yard.organiser(
        "PUT", "/hub/mails/" + mail + "/decision", new JsonObject().put("decision", decision));
  }

  private static JsonArray list(@Nullable String state) {
    var query = state == null ? "" : "?state=" + state;
    return yard.organiser("GET", "/hub/mails" + query, null).json().getJsonArray("mails");
  }

  @Test
  void aMessageIsOneMailForEachBookingWithAnAddressHoweverOftenItIsSaid() {
    var reach = yard.organiser("GET", "/hub/events/pane/recipients", null).json();
    assertThat(reach.getJsonObject("confirmed"))
        .isEqualTo(new JsonObject().put("reached", 1).put("withoutAddress", 1));
    assertThat(reach.getJsonObject("all"))
        .isEqualTo(new JsonObject().put("reached", 2).put("withoutAddress", 1));
    var key = UUID.randomUUID().toString();
    var first = write(Role.ORGANISER, "olga", message("all"), key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().getInteger("recipients")).isEqualTo(2);
    var again = write(Role.ORGANISER, "olga", message("all"), key);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    var other = write(Role.ORGANISER, "olga", message("waiting"), key);
    assertThat(other.problem()).isEqualTo("idempotency-key-used");
    assertThat(list("waiting")).hasSize(2);
    var mail = list("waiting").getJsonObject(0);
    assertThat(mail.getString("subject")).isEqualTo("Portate Bcc: x@example.org una ciotola");
    var words = yard.organiser("GET", "/hub/mails/" + mail.getString("mail"), null).json();
    assertThat(words.getString("body"))
        .contains("Portate una ciotola.")
        .contains("«Pane & <b>»")
        .contains("https://cortile.example/prenotazione#K7M2CCC2.");
    var all = yard.organiser("GET", "/hub/events/pane/messages", null).json();
    assertThat(all.getJsonArray("messages")).containsExactly(first.json());
  }

  @Test
  void aDraftHasNobodyToWriteToAndAStrangerFindsNothing() {
    yard.event("bozza", 3, "draft");
    var answer =
        yard.send(
            "POST",
            "/api/hub/events/bozza/messages",
            message("all"),
            Map.of(
                "Authorization",
                "Bearer " + yard.token(Role.ORGANISER, "olga"),
                "Idempotency-Key",
                UUID.randomUUID().toString()));
    assertThat(answer.problem()).isEqualTo("message-draft");
    assertThat(yard.organiser("GET", "/hub/events/nessuno/recipients", null).status())
        .isEqualTo(404);
  }

  @Test
  void aFacilitatorWritesOnlyForOwnEvents() {
    var key = UUID.randomUUID().toString();
    assertThat(write(Role.FACILITATOR, "bea", message("all"), key).status()).isEqualTo(201);
    assertThat(write(Role.FACILITATOR, "carl", message("all"), key).status()).isEqualTo(404);
    assertThat(write(Role.RESIDENT, "bea", message("all"), key).status()).isEqualTo(403);
    for (var path : List.of("recipients", "messages")) {
      assertThat(
              yard.as(Role.FACILITATOR, "carl", "GET", "/hub/events/pane/" + path, null).status())
          .isEqualTo(404);
    }
  }

  @Test
  void withoutAServerMailWaitsAndTheDeskHandsItOver() {
    var mail = mail("waiting");
    var listed = yard.organiser("GET", "/hub/mails?state=waiting", null).json();
    assertThat(listed.getBoolean("server")).isFalse();
    assertThat(listed.getJsonObject("counts").getInteger("waiting")).isEqualTo(1);
    assertThat(decide(mail, "arrived").json().getString("state")).isEqualTo("sent");
    assertThat(decide(mail, "arrived").status()).isEqualTo(200);
    assertThat(list("sent")).hasSize(1);
    var late = decide(mail, "again");
    assertThat(late.problem()).isEqualTo("mail-state");
    assertThat(late.json().getString("state")).isEqualTo("sent");
  }

  @Test
  void uncertainOnesAreListedUntilSomebodyDecides() {
    var mail = mail("uncertain");
    assertThat(list(null)).hasSize(1);
    assertThat(decide(mail, "again").json().getString("state")).isEqualTo("waiting");
    assertThat(decide(mail, "again").json().getString("state")).isEqualTo("waiting");
    assertThat(list(null)).isEmpty();
    var second = mail("uncertain");
    assertThat(decide(second, "drop").json().getString("state")).isEqualTo("dropped");
    assertThat(decide(mail("claimed"), "drop").problem()).isEqualTo("mail-state");
    assertThat(decide("0".repeat(32), "drop").status()).isEqualTo(404);
    assertThat(decide("x", "drop").status()).isEqualTo(404);
    assertThat(yard.organiser("GET", "/hub/mails?state=x", null).status()).isEqualTo(400);
  }

  @Test
  void whatWasEmptiedIsNotSentAgain() {
    var mail = mail("dropped");
    yard.execute("update hub.mail set emptied = true, body = ''");
    assertThat(decide(mail, "again").problem()).isEqualTo("mail-emptied");
    assertThat(yard.organiser("GET", "/hub/mails/" + mail, null).json().containsKey("body"))
        .isFalse();
  }

  @Test
  void whatWasWrittenComesInPages() {
    yard.execute(
        """
        insert into hub.message (event, audience, subject, body, author)
        select 'pane', 'all', 'Numero ' || n, 'x', 'olga' from generate_series(1, 150) n
        """);
    var path = "/hub/events/pane/messages";
    var first = yard.organiser("GET", path, null).json().getJsonArray("messages");
    assertThat(first).hasSize(100);
    assertThat(first.getJsonObject(0).getString("subject")).isEqualTo("Numero 150");
    var last = first.getJsonObject(99).getInteger("message");
    var next = yard.organiser("GET", path + "?after=" + last, null).json().getJsonArray("messages");
    assertThat(next).hasSize(50);
    assertThat(next.getJsonObject(0).getString("subject")).isEqualTo("Numero 50");
    assertThat(yard.organiser("GET", path + "?after=x", null).status()).isEqualTo(400);
  }

  @Test
  void aLongListComesInPages() {
    yard.execute(
        """
        insert into hub.mail (message, kind, about, number, to_name, to_address, language, subject,
          body, due)
        select md5(n::text), 'booked', 'booking:X' || n, 0, 'x', 'x@example.org', 'it', 'x', 'x',
          now() + n / 2 * interval '1 minute'
        from generate_series(1, 250) n
        """);
    var seen = new java.util.LinkedHashSet<String>();
    var after = "";
    while (true) {
      var page =
          yard.organiser("GET", "/hub/mails?state=waiting" + after, null)
              .json()
              .getJsonArray("mails");
      if (page.isEmpty()) {
        break;
      }
      page.forEach(mail -> seen.add(((JsonObject) mail).getString("mail")));
      after = "&after=" + page.getJsonObject(page.size() - 1).getString("mail");
    }
    assertThat(seen).hasSize(250);
  }

  @Test
  void onlyStaffSeeMailsAndOnlyOrganisersSetHowLongTheyAreKept() {
    var mail = mail("uncertain");
    var days = new JsonObject().put("keepDays", 14);
    for (var role : List.of(Role.RESIDENT, Role.SCREEN, Role.AUDITOR)) {
      for (var path : List.of("/hub/mails", "/hub/mails/" + mail, "/hub/mail-settings")) {
        assertThat(yard.as(role, "x", "GET", path, null).status()).as(role + path).isEqualTo(403);
      }
    }
    assertThat(yard.nobody("GET", "/api/hub/mails").status()).isEqualTo(401);
    assertThat(yard.as(Role.FACILITATOR, "f", "GET", "/hub/mails", null).status()).isEqualTo(200);
    assertThat(yard.as(Role.FACILITATOR, "f", "PUT", "/hub/mail-settings", days).status())
        .isEqualTo(403);
    assertThat(yard.organiser("GET", "/hub/mail-settings", null).json().getInteger("keepDays"))
        .isEqualTo(30);
    assertThat(yard.organiser("PUT", "/hub/mail-settings", days).json()).isEqualTo(days);
    yard.execute("update hub.mail_setting set keep_days = 30");
    assertThat(yard.organiser("PUT", "/hub/mail-settings", days.copy().put("keepDays", 0)).status())
        .isEqualTo(422);
  }

  @Test
  void theViewTellsStaffHowManyWaitForADecision() {
    yard.execute(
        """
        insert into hub.mail (message, kind, about, number, to_name, to_address, language, subject,
          body, state, ended)
        select md5(n::text), 'booked', 'booking:X' || n, 0, 'x', 'x@example.org', 'it', 'x', 'x',
          case n % 2 when 0 then 'uncertain' else 'failed' end, now()
        from generate_series(1, 2000) n
        """);
    var number = new java.util.concurrent.atomic.AtomicInteger();
    var seen =
        new LiveViewCheck(
                PostRoom.VIEW,
                List.of(yard.socket(0)),
                () -> {
                  var name =
                      yard.value("select md5('%d')".formatted(number.incrementAndGet() % 2000 + 1));
                  return decide(name, "drop").status() == 200
                      ? Future.succeededFuture()
                      : Future.failedFuture("refused");
                },
                7)
            .with("Authorization", "Bearer " + yard.token(Role.FACILITATOR, "f"))
            .run(Duration.ofSeconds(3));
    assertThat(seen.points()).isPositive();
    assertThat(seen.watching()).isPositive();
  }
}
