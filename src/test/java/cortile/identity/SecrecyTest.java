package cortile.identity;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/// Runs through every way in, and then looks for its secrets where they must not be.
final class SecrecyTest {
  private static final String EMAIL = "secretive@example.org";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> secrets = new ArrayList<>();

  @Test
  void noSecretIsInTheLogOrTheDatabase() {
    var ours = Logger.getLogger("cortile");
    var level = ours.getLevel();
    var handler = listen();
    ours.setLevel(Level.ALL);
    ours.addHandler(handler);
    try (var town = new Town()) {
      goThrough(town);
      assertThat(secrets).hasSizeGreaterThan(6);
      for (var secret : secrets) {
        assertThat(log).noneMatch(line -> line.contains(secret));
        assertThat(everything(town)).noneMatch(row -> row.contains(secret));
      }
      assertThat(log).anyMatch(line -> line.contains("could not be handed in"));
      assertThat(log).noneMatch(line -> line.contains(EMAIL));
    } finally {
      ours.removeHandler(handler);
      ours.setLevel(level);
    }
  }

  private void goThrough(Town town) {
    var node = town.node();
    var setup = await(node.staff.firstLink()).orElseThrow().secret();
    secrets.add(setup);
    var organiser = node.browser();
    organiser.post("/sessions", new JsonObject().put("setup", setup).put("email", "o@example.org"));
    secrets.add(String.valueOf(organiser.cookie()));
    organiser.post(
        "/roll/imports",
        new JsonObject()
            .put("header", "reference")
            .put("firstLine", 2)
            .put("rows", new JsonArray().add("1")));
    for (var i = 0; i < 2; i++) {
      var body = new JsonObject().put("reference", "1");
      var code = organiser.post("/roll/voting-codes", body).json().getString("code");
      secrets.add(code);
      secrets.add(code.replace("-", ""));
    }
    var voter = town.signIn(node.browser(), EMAIL);
    secrets.add(String.valueOf(voter.cookie()));
    voter.post("/sign-in-codes", new JsonObject().put("email", EMAIL));
    var pending = town.mailedCode(EMAIL);
    secrets.add("\"" + pending + "\"");
    voter.post("/sessions", new JsonObject().put("email", EMAIL).put("code", "x" + pending));
    voter.post("/sessions", new JsonObject().put("votingCode", secrets.get(2) + "0"));
    town.mail.stop();
    voter.post("/sign-in-codes", new JsonObject().put("email", EMAIL));
    await(node.db.close());
    voter.delete("/session");
  }

  private static List<String> everything(Town town) {
    var rows = new ArrayList<String>();
    for (var table : town.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'identity'")) {
      var name = table.getString(0);
      town.sql("SELECT to_jsonb(t)::text FROM identity." + name + " t")
          .forEach(row -> rows.add(row.getString(0)));
    }
    assertThat(rows).hasSizeGreaterThan(5);
    return rows;
  }

  private Handler listen() {
    var form = new SimpleFormatter();
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        log.add(form.format(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
