package cortile.hub.post;

import static cortile.kit.TestDatabase.await;

import cortile.identity.Smtp;
import cortile.kit.Db;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An outbox with a mail server, and as many senders as a test wants.
final class Sorting implements AutoCloseable {
  /// As the product does it, in a hurry.
  static final Pace HURRY =
      new Pace(
          4,
          Duration.ofMillis(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(700),
          Duration.ofSeconds(3),
          Duration.ofMinutes(5));

  final Vertx vertx = Vertx.vertx();
  final PgConnectOptions database = TestDatabase.fresh(vertx);
  final Db db = Db.open(vertx, database, "post", 8, Touches.NONE);
  final SmtpServer server = new SmtpServer();
  private final List<Vertx> nodes = new ArrayList<>();

  /// A node of its own that sends.
  Vertx node(Pace pace) {
    var node = Vertx.vertx();
    nodes.add(node);
    var own = Db.open(node, database, "node", 4, Touches.NONE);
    var smtp = Smtp.of("smtp://127.0.0.1:" + server.port());
    await(
        node.deployVerticle(new MailVerticle(own, smtp, "Cortile <posta@cortile.example>", pace)));
    return node;
  }

  void put(Letter... letters) {
    await(db.transaction(tx -> OutboxStore.put(tx, List.of(letters))));
  }

  static Letter booked(int number) {
    return letter(LetterKind.BOOKED, number, Map.of("people", "2 posti"), null);
  }

  static Letter letter(
      LetterKind kind, int number, Map<String, String> more, @Nullable Instant due) {
    var code = "K7M2%04d".formatted(number);
    var values = new TreeMap<String, String>();
    kind.needed().forEach(name -> values.put(name, "<" + name + ">"));
    values.putAll(more);
    return new Letter(
        kind,
        "booking:" + code,
        kind == LetterKind.REMINDER ? 120 : 0,
        new Letter.Recipient("Ada", "ada" + number + "@example.org", Locale.ITALIAN),
        values,
        null,
        due == null
            ? Term.until(Instant.now().plus(Duration.ofDays(1)))
            : Term.reminder(due, due.plus(Duration.ofHours(2))));
  }

  /// The state of a letter's mail; empty if there is none.
  String state(Letter letter) {
    var rows =
        await(db.query("select state from hub.mail where message = $1", Wording.message(letter)));
    return rows.size() == 0 ? "" : rows.iterator().next().getString("state");
  }

  int count(String state) {
    return await(db.query("select count(*)::integer as n from hub.mail where state = $1", state))
        .iterator()
        .next()
        .getInteger("n");
  }

  Row row(Letter letter) {
    return await(db.query("select * from hub.mail where message = $1", Wording.message(letter)))
        .iterator()
        .next();
  }

  MimeMessage mail(int index) {
    return parsed(server.received.get(index));
  }

  static MimeMessage parsed(String text) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  /// Waits until something is so; fails after half a minute.
  static void until(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("it did not come about");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }

  @Override
  public void close() {
    server.close();
    nodes.forEach(node -> await(node.close()));
    await(db.close());
    await(vertx.close());
  }
}
