package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.budgets.count.Vote;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PopulationTest {
  private static final City.Budget OPEN = City.load().budgets().getFirst();

  @Test
  void everyStartHasTheSameResidents() {
    assertThat(votes(new Population(OPEN), 50)).isEqualTo(votes(new Population(OPEN), 50));
    assertThat(new Population(OPEN).secondThought(7))
        .isEqualTo(new Population(OPEN).secondThought(7));
  }

  @Test
  void residentsWhoWereThereAreSkipped() {
    var population = new Population(OPEN);
    population.skip(30);
    assertThat(population.last()).isEqualTo(30);
    assertThat(population.next()).isEqualTo(votes(new Population(OPEN), 31).getLast());
  }

  @Test
  void aboutOneInTwelveHasSecondThoughtsAboutABallotThatWasCast() {
    var population = new Population(OPEN);
    int doubters = 0;
    for (int number = 1; number <= 2_400; number++) {
      var doubter = population.doubter(number);
      if (doubter.isEmpty()) continue;
      assertThat(doubter.get()).isBetween(1, number - 1);
      doubters++;
    }
    assertThat(doubters).isBetween(150, 250);
  }

  private static List<Vote> votes(Population population, int number) {
    var votes = new ArrayList<Vote>();
    for (int i = 0; i < number; i++) votes.add(population.next());
    return votes;
  }
}
