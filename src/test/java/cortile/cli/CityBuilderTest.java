package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The demonstration city on a whole node.
final class CityBuilderTest {
  private static final String OPEN = "lorenteggio-2026";
  private static final String PAST = "lorenteggio-2025";

  private final City city = City.load();
  private TestNode node;

  @BeforeEach
  void start() throws CommandFailure {
    node = new TestNode();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void theFirstStartBuildsBothBudgetsAndTheSecondRepeatsNothing() throws Exception {
    builder().build();
    JsonObject open = node.view("budgets/" + OPEN);
    assertThat(open.getString("phase")).isEqualTo("open");
    assertThat(open.getJsonObject("projects")).hasSize(24);
    assertThat(open.getString("tally")).isEqualTo("live");
    assertThat(open.getInteger("releaseStep")).isEqualTo(1);
    assertThat(Instant.parse(open.getString("closesAt")))
        .isAfter(Instant.now().plus(Duration.ofDays(26)));
    JsonObject past = node.view("budgets/" + PAST);
    assertThat(past.getString("phase")).isEqualTo("published");
    JsonObject results = node.ask(HttpMethod.GET, "/budgets/" + PAST + "/results").json();
    assertThat(results.getInteger("ballots")).isEqualTo(1_240);
    assertThat(results.getJsonObject("projects").stream())
        .anyMatch(project -> ((JsonObject) project.getValue()).getBoolean("won"))
        .anyMatch(project -> !((JsonObject) project.getValue()).getBoolean("won"));

    builder().build();
    assertThat(node.view("budgets/" + OPEN)).isEqualTo(open);
    assertThat(node.view("budgets/" + PAST)).isEqualTo(past);
    assertThat(node.ask(HttpMethod.GET, "/budgets/" + PAST + "/results").json()).isEqualTo(results);
  }

  @Test
  void aStartThatWasInterruptedIsFinishedByTheNext() throws Exception {
    var budgets =
        new Budgets(
            node.session().vertx(),
            node.session().client(),
            node.passes().organiser(),
            Duration.ofSeconds(5));
    budgets.create(CityDraft.budget(city, city.budgets().getLast()));
    builder().build();
    JsonObject results = node.ask(HttpMethod.GET, "/budgets/" + PAST + "/results").json();
    assertThat(results.getInteger("ballots")).isEqualTo(1_240);
  }

  @Test
  void residentsGoOnWhereTheyStopped() throws Exception {
    builder().build();
    Residents first = builder().residents();
    assertThat(first.start(30_000).await()).isEqualTo(1);
    awaitBallots(40);
    first.stop().await();
    long voted = ballots();

    Residents second = builder().residents();
    assertThat(second.start(30_000).await()).isEqualTo((int) voted + 1);
    awaitBallots(voted + 20);
    second.stop().await();
    assertThat(ballots()).isLessThan(Residents.MOST);
  }

  @Test
  void residentsTakeOffWhatAnOrganiserHasWithdrawn() throws Exception {
    builder().build();
    var reason = new JsonObject().put("reason", new JsonObject().put("it", "Non si può."));
    Reply withdrawn =
        node.session()
            .client()
            .send(
                HttpMethod.POST,
                "/budgets/" + OPEN + "/projects/LG-01/withdrawal",
                node.passes().organiser(),
                reason.toBuffer())
            .await();
    assertThat(withdrawn.ok()).isTrue();
    Residents residents = builder().residents();
    residents.start(30_000).await();
    awaitBallots(60);
    residents.stop().await();
    assertThat(
            node.view("budgets/" + OPEN + "/tally")
                .getJsonObject("projects")
                .getJsonObject("LG-01")
                .getInteger("votes"))
        .isZero();
  }

  private CityBuilder builder() throws CommandFailure {
    return new CityBuilder(
        node.session().vertx(),
        node.session().client(),
        node.passes(),
        InstantSource.system(),
        city);
  }

  private long ballots() throws CommandFailure {
    return node.view("budgets/" + OPEN + "/turnout").getLong("ballots");
  }

  private void awaitBallots(long number) throws Exception {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (ballots() < number && Instant.now().isBefore(end)) Thread.sleep(20);
    assertThat(ballots()).isGreaterThanOrEqualTo(number);
  }
}
