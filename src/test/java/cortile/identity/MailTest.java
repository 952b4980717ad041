package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.StartTLSOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailTest {
  private static final JsonObject EMAIL = new JsonObject().put("email", "voter@example.org");

  private Town town;

  @BeforeEach
  void open() {
    town = new Town();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void withoutAMailServerNoCodeIsPromised() {
    var node = town.node(new IdentitySettings(null, false, false), "");
    var answer = node.browser().post("/sign-in-codes", EMAIL);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("mail-not-configured");
    assertThat(answer.header("Retry-After")).isEmpty();
  }

  @Test
  void aDemonstrationShowsTheCode() {
    var node = town.node(new IdentitySettings(null, true, true), "");
    var browser = node.browser();
    var code = browser.post("/sign-in-codes", EMAIL).json().getString("code");
    assertThat(browser.post("/sessions", EMAIL.copy().put("code", code)).status()).isEqualTo(201);
    assertThat(browser.cookie()).startsWith("cortile=");
  }

  @Test
  void aMailServerThatIsAwayCostsTheAccountNothing() {
    var node = town.node();
    town.mail.stop();
    for (var i = 0; i < 5; i++) {
      var answer = node.browser().post("/sign-in-codes", EMAIL);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.problem()).isEqualTo("mail-failed");
      assertThat(answer.header("Retry-After")).isEqualTo("30");
    }
    assertThat(town.count("sign_in_code")).isZero();
  }

  @Test
  void theServersUserIsSignedIn() {
    town.mail.setUser("city@example.org", "city", "pass word@1");
    var address = "smtp://city:pass%20word%401@127.0.0.1:" + town.mail.getSmtp().getPort();
    var node = town.node(new IdentitySettings(null, false, false), address);
    town.signIn(node.browser(), "voter@example.org");
  }

  @Test
  void aServerThatCannotProveItsNameGetsNothing() {
    var impostor = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    impostor.start();
    try {
      var address = "smtps://127.0.0.1:" + impostor.getSmtps().getPort();
      var node = town.node(new IdentitySettings(null, false, false), address);
      assertThat(node.browser().post("/sign-in-codes", EMAIL).problem()).isEqualTo("mail-failed");
      assertThat(impostor.getReceivedMessages()).isEmpty();
    } finally {
      impostor.stop();
    }
  }

  @Test
  void aPasswordGoesToAnotherMachineByTlsOnly() {
    var remote = Smtp.of("smtp://city:secret@mail.example.org:587");
    assertThat(remote.config().getStarttls()).isEqualTo(StartTLSOptions.REQUIRED);
    assertThat(remote.toString()).doesNotContain("secret");
    var tls = Smtp.of("smtps://city:secret@mail.example.org");
    assertThat(tls.config().isSsl()).isTrue();
    assertThat(tls.port()).isEqualTo(465);
    assertThat(Smtp.of("smtp://mail.example.org").port()).isEqualTo(25);
  }

  @Test
  void aMisspeltAddressIsRefusedWithoutRepeatingThePassword() {
    for (var bad : new String[] {"http://city:secret@host", "smtp://city:sec ret@host", "secret"}) {
      assertThatThrownBy(() -> Smtp.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("sec");
    }
  }
}
