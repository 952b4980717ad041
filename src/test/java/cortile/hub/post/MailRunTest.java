package cortile.hub.post;

import static cortile.hub.post.Sorting.HURRY;
import static cortile.hub.post.Sorting.booked;
import static cortile.hub.post.Sorting.letter;
import static cortile.hub.post.Sorting.until;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.post.SmtpServer.Way;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The mail run against a mail server that may do anything.
final class MailRunTest {
  private Sorting post;

  @BeforeEach
  void open() {
    post = new Sorting();
  }

  @AfterEach
  void close() {
    post.close();
  }

  @Test
  void aLetterIsSentOnceHoweverOftenItIsPut() throws Exception {
    post.put(booked(1), booked(1));
    post.put(booked(1));
    post.node(HURRY);
    until(() -> post.count("sent") == 1);
    post.put(booked(1));
    assertThat(post.count("waiting")).isZero();
    assertThat(post.server.received).hasSize(1);
    var mail = post.mail(0);
    assertThat(mail.getHeader("Message-ID", null))
        .isEqualTo("<" + Wording.message(booked(1)) + "@cortile.example>");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getHeader("Content-Language", null)).isEqualTo("it");
    assertThat(mail.getHeader("From", null)).isEqualTo("Cortile <posta@cortile.example>");
    assertThat(mail.getSubject()).isEqualTo("Prenotazione confermata: <event>");
    assertThat(mail.getContent().toString()).contains("Ciao <name>,").contains("hai 2 posti");
  }

  @Test
  void aCalendarComesAsAnAttachmentThatSaysWhatToDoWithIt() throws Exception {
    var letter = booked(1);
    var text = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nX-NOTE:perché\r\nEND:VCALENDAR\r\n";
    post.put(
        new Letter(
            letter.kind(), letter.about(), 0, letter.to(), letter.values(), text, letter.term()));
    post.node(HURRY);
    until(() -> post.server.received.size() == 1);
    var parts = (MimeMultipart) post.mail(0).getContent();
    assertThat(post.mail(0).getContentType()).startsWith("multipart/mixed");
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    var attached = parts.getBodyPart(1);
    assertThat(attached.getContentType()).startsWith("text/calendar; charset=utf-8; method=CANCEL");
    assertThat(attached.getFileName()).isEqualTo("annullato.ics");
    assertThat(new String(attached.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource(names = {"HANGS_AFTER_DATA", "CLOSES_AFTER_DATA"})
  void aMailWithoutAnOutcomeIsUncertainAndNotSentAgainByItself(Way way) {
    post.server.way = way;
    post.put(booked(1));
    post.node(HURRY);
    until(() -> post.state(booked(1)).equals("uncertain"));
    post.server.way = Way.TAKES;
    post.put(booked(2));
    until(() -> post.state(booked(2)).equals("sent"));
    assertThat(post.state(booked(1))).isEqualTo("uncertain");
    assertThat(post.server.received).hasSize(2);
  }

  @Test
  void aServerThatHangsUpBeforeTheMailLeavesItUncertainAtWorst() {
    post.server.way = Way.CLOSES_AFTER_RECIPIENT;
    post.put(booked(1));
    post.node(HURRY);
    until(() -> post.state(booked(1)).equals("uncertain"));
    assertThat(post.server.received).isEmpty();
  }

  @Test
  void whatThePersonSendsAgainHasTheSameMessageId() throws Exception {
    post.server.way = Way.CLOSES_AFTER_DATA;
    post.put(booked(1));
    post.node(HURRY);
    until(() -> post.state(booked(1)).equals("uncertain"));
    post.server.way = Way.TAKES;
    var name = Wording.message(booked(1));
    var decided = await(post.db.transaction(tx -> DeskStore.decide(tx, name, Decision.AGAIN)));
    assertThat(decided).isTrue();
    until(() -> post.state(booked(1)).equals("sent"));
    assertThat(post.mail(1).getHeader("Message-ID", null))
        .isEqualTo(post.mail(0).getHeader("Message-ID", null));
  }

  @Test
  void anOutcomeThatComesLateEndsTheDoubt() {
    post.server.way = Way.SLOW;
    post.put(booked(1));
    var impatient =
        new Pace(
            1,
            HURRY.round(),
            HURRY.look(),
            HURRY.trouble(),
            Duration.ofSeconds(20),
            Duration.ofMillis(300),
            HURRY.claim());
    post.node(impatient);
    until(() -> post.state(booked(1)).equals("uncertain"));
    until(() -> post.state(booked(1)).equals("sent"));
    assertThat(post.server.received).hasSize(1);
  }

  @Test
  void aMailboxThatIsNotThereFailsAtOnce() {
    post.server.way = Way.NO_MAILBOX;
    post.put(booked(1));
    post.node(HURRY);
    until(() -> post.state(booked(1)).equals("failed"));
    assertThat(post.row(booked(1)).getString("fault")).isEqualTo("smtp 550");
  }

  @Test
  void aRefusalForNowIsTriedAgainLater() {
    post.server.way = Way.GREYLISTS;
    post.put(booked(1));
    post.node(HURRY);
    until(() -> post.row(booked(1)).getInteger("attempts") == 1);
    var row = post.row(booked(1));
    assertThat(row.getString("state")).isEqualTo("waiting");
    assertThat(row.getOffsetDateTime("due").toInstant()).isAfter(Instant.now().plusSeconds(30));
    post.server.way = Way.TAKES;
    await(post.db.query("update hub.mail set due = clock_timestamp()"));
    until(() -> post.state(booked(1)).equals("sent"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SENDER_REFUSED", "SILENT"})
  void aServerThatTakesNothingIsNotGivenAllTheMail(Way way) {
    post.server.way = way;
    for (var i = 0; i < 20; i++) {
      post.put(booked(i));
    }
    post.node(HURRY);
    until(() -> post.server.connections.size() >= 5);
    assertThat(post.count("waiting") + post.count("claimed")).isGreaterThanOrEqualTo(15);
    assertThat(post.count("failed")).isZero();
  }

  @Test
  void whileTheServerIsDownMailWaitsAndIsNotBlamed() {
    post.server.goDown();
    post.put(booked(1), booked(2));
    post.node(HURRY);
    until(() -> "unreachable".equals(post.row(booked(1)).getString("fault")));
    assertThat(post.row(booked(1)).getInteger("attempts")).isZero();
    until(() -> post.count("waiting") == 2);
    post.server.comeBack();
    until(() -> post.count("sent") == 2);
    assertThat(post.server.received).hasSize(2);
  }

  @Test
  void severalNodesSendEachMailOnce() throws Exception {
    var letters = IntStream.range(0, 300).mapToObj(Sorting::booked).toList();
    for (var i = 0; i < 3; i++) {
      post.node(HURRY);
    }
    await(post.db.transaction(tx -> OutboxStore.put(tx, letters)));
    until(() -> post.count("sent") == 300);
    var names = new HashSet<String>();
    for (var text : post.server.received) {
      names.add(Sorting.parsed(text).getHeader("Message-ID", null));
    }
    assertThat(post.server.received).hasSize(300);
    assertThat(names).hasSize(300);
  }

  @Test
  void aClaimThatANodeTookToItsGraveBecomesUncertain() {
    post.put(booked(1));
    var claimed = await(MailStore.claim(post.db, java.util.UUID.randomUUID(), 10));
    assertThat(claimed).hasSize(1);
    await(post.db.transaction(tx -> OldMailStore.doubt(tx, Duration.ofMinutes(5))));
    assertThat(post.state(booked(1))).isEqualTo("claimed");
    await(post.db.query("update hub.mail set claimed_at = claimed_at - interval '6 minutes'"));
    await(post.db.transaction(tx -> OldMailStore.doubt(tx, Duration.ofMinutes(5))));
    assertThat(post.state(booked(1))).isEqualTo("uncertain");
    // The node was only slow: its word still counts, and only once.
    await(OutcomeStore.record(post.db, claimed.getFirst(), new Outcome.Taken()));
    assertThat(post.state(booked(1))).isEqualTo("sent");
    await(OutcomeStore.record(post.db, claimed.getFirst(), new Outcome.Unknown("x")));
    assertThat(post.state(booked(1))).isEqualTo("sent");
  }

  @Test
  void aReminderIsNotSentBeforeItsTimeNorAfterTheStartNorWhenItWasDropped() {
    var soon = Instant.now().plus(Duration.ofHours(1));
    var begun = Instant.now().minus(Duration.ofMinutes(121));
    var waiting = letter(LetterKind.REMINDER, 1, Map.of(), soon);
    var late = letter(LetterKind.REMINDER, 2, Map.of(), begun);
    var dropped = letter(LetterKind.REMINDER, 3, Map.of(), Instant.now());
    post.put(waiting, late, dropped, booked(3), booked(4));
    await(
        post.db.transaction(
            tx -> OutboxStore.drop(tx, List.of(dropped.about()), List.of(LetterKind.REMINDER))));
    post.node(HURRY);
    until(() -> post.count("sent") == 2);
    await(post.db.transaction(tx -> OldMailStore.doubt(tx, Duration.ofMinutes(5))));
    assertThat(post.state(waiting)).isEqualTo("waiting");
    assertThat(post.state(late)).isEqualTo("dropped");
    assertThat(post.state(dropped)).isEmpty();
    // It moved: the same reminder at another time.
    var again = letter(LetterKind.REMINDER, 3, Map.of(), Instant.now().minusSeconds(1));
    post.put(again);
    until(() -> post.state(again).equals("sent"));
  }

  @Test
  void noLetterIsSentWhenItWouldOnlyMislead() {
    var fresh = booked(1);
    var stale =
        new Letter(
            fresh.kind(),
            "booking:K7M20002",
            0,
            fresh.to(),
            fresh.values(),
            null,
            Term.until(Instant.now().minusSeconds(1)));
    post.put(stale, fresh);
    post.node(HURRY);
    until(() -> post.state(fresh).equals("sent"));
    await(post.db.transaction(tx -> OldMailStore.doubt(tx, Duration.ofMinutes(5))));
    assertThat(post.state(stale)).isEqualTo("dropped");
    assertThat(post.server.received).hasSize(1);
  }

  @Test
  void eachObjectOfACalendarIsAnAttachmentOfItsOwn() throws Exception {
    var letter = booked(1);
    var moved = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n";
    var gone = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
    post.put(
        new Letter(
            letter.kind(),
            letter.about(),
            0,
            letter.to(),
            letter.values(),
            moved + gone + gone,
            letter.term()));
    post.node(HURRY);
    until(() -> post.server.received.size() == 1);
    var parts = (MimeMultipart) post.mail(0).getContent();
    assertThat(parts.getCount()).isEqualTo(4);
    assertThat(parts.getBodyPart(1).getContentType()).contains("method=PUBLISH");
    for (var part = 2; part < 4; part++) {
      assertThat(parts.getBodyPart(part).getContentType()).contains("method=CANCEL");
      var text =
          new String(
              parts.getBodyPart(part).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).isEqualTo(gone);
    }
  }

  @Test
  void whatPeopleTypeCanNeitherAddAHeaderNorARecipient() throws Exception {
    var evil = "Ada\r\nBcc: eva@example.net\r\n\r\nQUIT\u202Egpj";
    var values = Map.of("event", evil, "people", evil, "where", "{link} {name}", "name", evil);
    var letter = letter(LetterKind.BOOKED, 1, values, null);
    post.put(letter);
    post.put(
        new Letter(
            LetterKind.CANCELLED,
            "booking:X",
            0,
            new Letter.Recipient(
                evil, "a@b.example>\r\nRCPT TO:<c@d.example", letter.to().language()),
            letter(LetterKind.CANCELLED, 1, Map.of(), null).values(),
            null,
            letter.term()));
    post.node(HURRY);
    until(() -> post.count("sent") == 1 && post.count("failed") == 1);
    assertThat(post.server.received).hasSize(1);
    var mail = post.mail(0);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject())
        .isEqualTo("Prenotazione confermata: Ada Bcc: eva@example.net QUITgpj");
    assertThat(mail.getContent().toString())
        .contains("Dove: {link} {name}")
        .doesNotContain("\u202E");
  }

  @Test
  void mailsThatEndedLongAgoAreEmptiedAndNotWrittenAgain() {
    post.put(booked(1), booked(2), booked(3));
    await(
        post.db.query(
            """
            update hub.mail set state = case message when $1 then 'sent' else 'uncertain' end,
              ended = clock_timestamp() - interval '31 days'
            where message in ($1, $2)
            """,
            Wording.message(booked(1)),
            Wording.message(booked(2))));
    await(post.db.transaction(OldMailStore::empty));
    var emptied = post.row(booked(1));
    assertThat(emptied.getString("state")).isEqualTo("sent");
    assertThat(
            emptied.getString("to_address")
                + emptied.getString("body")
                + emptied.getString("subject"))
        .isEmpty();
    assertThat(post.state(booked(2))).isEqualTo("dropped");
    assertThat(post.row(booked(3)).getString("to_address")).isNotEmpty();
    post.put(booked(1));
    assertThat(post.count("waiting")).isEqualTo(1);
  }

  @Test
  void manyLettersAreOneStatement() {
    var letters = IntStream.range(0, 1000).mapToObj(Sorting::booked).toList();
    await(post.db.transaction(tx -> OutboxStore.put(tx, letters)));
    assertThat(post.count("waiting")).isEqualTo(1000);
  }
}
