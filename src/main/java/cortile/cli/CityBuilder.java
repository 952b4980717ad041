package cortile.cli;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/// Builds the demonstration city on a running server, through the same HTTP API that everybody
/// uses. Every step looks first at what is there, so a second start repeats nothing and a start
/// after an interruption goes on where the first one stopped. Blocks.
///
/// The API opens and closes votes now and never in the past; so the published budget's real dates
/// stand in its text.
final class CityBuilder {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;

  private final Vertx vertx;
  private final Client client;
  private final Passes passes;
  private final InstantSource clock;
  private final City city;

  CityBuilder(Vertx vertx, Client client, Passes passes, InstantSource clock, City city) {
    this.vertx = vertx;
    this.client = client;
    this.passes = passes;
    this.clock = clock;
    this.city = city;
  }

  /// Makes whatever is missing.
  void build() throws CommandFailure, InterruptedException {
    for (City.Budget budget : city.budgets()) build(budget);
    new CityScreen(client, passes.organiser(), city).build();
  }

  /// The residents of the open budget, who go on voting.
  Residents residents() {
    City.Budget open =
        city.budgets().stream()
            .filter(budget -> budget.phase().equals("open"))
            .findFirst()
            .orElseThrow();
    return new Residents(vertx, client, passes, open);
  }

  private void build(City.Budget budget) throws CommandFailure, InterruptedException {
    var budgets = new Budgets(vertx, client, passes.organiser(), PATIENCE);
    String slug = budget.slug();
    String phase = budgets.find(slug).map(found -> found.getString("phase")).orElse("missing");
    if (phase.equals("missing")) budgets.create(CityDraft.budget(city, budget));
    if (phase.equals("missing") || phase.equals("draft")) {
      budgets.projects(slug, CityDraft.projects(city, budget));
      budgets.open(slug, closes(budget));
      phase = "open";
    }
    if (budget.phase().equals("open")) return;
    if (phase.equals("open")) {
      vote(budget);
      budgets.close(slug);
      phase = "closed";
    }
    if (phase.equals("closed")) budgets.publish(slug);
  }

  /// A time in the past means: as soon as everybody has voted.
  private Instant closes(City.Budget budget) {
    if (budget.closes().startsWith("P"))
      return clock.instant().plus(Duration.parse(budget.closes()));
    Instant then = OffsetDateTime.parse(budget.closes()).toInstant();
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    return then.isAfter(tomorrow) ? then : tomorrow;
  }

  private void vote(City.Budget budget) throws CommandFailure, InterruptedException {
    var population = new Population(budget);
    var report = new CastReport();
    var caster = new Caster(vertx, client, passes, budget.slug(), AT_ONCE, PATIENCE, report);
    while (population.last() < budget.residents().ballots()) {
      var vote = population.next();
      caster.cast(population.voter(population.last()), vote);
    }
    caster.finish();
  }
}
