package cortile.identity;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdentityJobTest {
  private Town town;
  private Node node;

  @BeforeEach
  void open() {
    town = new Town();
    node = town.node();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void whatIsNeededStays() {
    fill();
    await(town.db.transaction(IdentityJob::run));
    for (var table : TABLES) {
      assertThat(town.count(table)).as(table).isPositive();
    }
  }

  @Test
  void whatIsOverGoes() {
    fill();
    town.sql("UPDATE identity.sign_in_code SET made = now() - interval '16 minutes'");
    town.sql("UPDATE identity.session SET ends = now() - interval '1 second'");
    town.sql("UPDATE identity.revoked_session SET until = now() - interval '1 second'");
    town.sql("UPDATE identity.setup_link SET expires = now() - interval '1 second'");
    town.sql("UPDATE identity.voting_code SET expires = now() - interval '1 second'");
    await(town.db.transaction(IdentityJob::run));
    for (var table : TABLES) {
      var kept = table.equals("person") || table.equals("roll_entry");
      assertThat(town.count(table) > 0).as(table).isEqualTo(kept);
    }
  }

  @Test
  void whoWasNotSeenForTwoYearsGoesUnlessStaff() {
    fill();
    town.sql("DELETE FROM identity.session");
    town.sql("UPDATE identity.person SET seen = current_date - 731");
    await(town.db.transaction(IdentityJob::run));
    assertThat(town.count("roll_entry")).isEqualTo(1);
    assertThat(town.count("person")).isEqualTo(2);
    town.sql("UPDATE identity.roll_entry SET imported = current_date - 731");
    await(town.db.transaction(IdentityJob::run));
    assertThat(town.count("roll_entry")).isZero();
    assertThat(town.sql("SELECT role FROM identity.person"))
        .extracting(row -> row.getString(0))
        .containsExactly("facilitator");
  }

  private static final String[] TABLES = {
    "person",
    "roll_entry",
    "sign_in_code",
    "voting_code",
    "setup_link",
    "session",
    "revoked_session"
  };

  private void fill() {
    town.signIn(node.browser(), "stays@example.org");
    town.signIn(node.browser(), "leaves@example.org").delete("/session");
    node.browser().post("/sign-in-codes", new JsonObject().put("email", "asks@example.org"));
    var organiser = node.program(Role.ORGANISER);
    organiser.post(
        "/staff", new JsonObject().put("email", "fac@example.org").put("role", "facilitator"));
    organiser.post(
        "/roll/imports",
        new JsonObject()
            .put("header", "reference")
            .put("firstLine", 2)
            .put("rows", new JsonArray().add("1")));
    organiser.post("/roll/voting-codes", new JsonObject().put("reference", "1"));
  }
}
