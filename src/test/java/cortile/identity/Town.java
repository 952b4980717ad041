package cortile.identity;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import cortile.kit.Db;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Row;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A database, a mail server and any number of nodes on them.
final class Town implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  final Vertx vertx = Vertx.vertx();
  final PgConnectOptions database = TestDatabase.fresh(vertx);
  final Db db = Db.open(vertx, database, "test", 4, Touches.NONE);
  final byte[] key = new byte[32];
  final Tokens tokens;
  final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final List<Node> nodes = new ArrayList<>();

  Town() {
    new SecureRandom().nextBytes(key);
    tokens = new Tokens(key);
    mail.start();
  }

  /// A node with mail and without a public address.
  Node node() {
    return node(new IdentitySettings(null, false, false), smtp());
  }

  Node node(IdentitySettings settings, String smtp) {
    var node = new Node(this, settings, smtp);
    nodes.add(node);
    return node;
  }

  String smtp() {
    return "smtp://127.0.0.1:" + mail.getSmtp().getPort();
  }

  /// The code in the latest message to an address.
  String mailedCode(String email) {
    for (var i = mail.getReceivedMessages().length - 1; i >= 0; i--) {
      var message = mail.getReceivedMessages()[i];
      if (GreenMailUtil.getAddressList(recipients(message)).contains(email)) {
        var digits = CODE.matcher(GreenMailUtil.getBody(message));
        assertThat(digits.find()).isTrue();
        return digits.group();
      }
    }
    throw new AssertionError("no message to " + email);
  }

  private static Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Signs a browser in by an e-mail code.
  Browser signIn(Browser browser, String email) {
    assertThat(browser.post("/sign-in-codes", new JsonObject().put("email", email)).status())
        .isEqualTo(202);
    var body = new JsonObject().put("email", email).put("code", mailedCode(email));
    assertThat(browser.post("/sessions", body).status()).isEqualTo(201);
    return browser;
  }

  /// Runs a statement; its rows.
  List<Row> sql(String statement, Object... values) {
    var rows = new ArrayList<Row>();
    await(db.query(statement, values)).forEach(rows::add);
    return rows;
  }

  long count(String table) {
    return sql("SELECT count(*) FROM identity." + table).getFirst().getLong(0);
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    await(db.close());
    mail.stop();
    await(vertx.close());
  }
}
