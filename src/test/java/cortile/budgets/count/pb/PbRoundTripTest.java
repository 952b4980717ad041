package cortile.budgets.count.pb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.Vote;
import cortile.budgets.count.VoteType;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What is written is what is read, whatever the texts hold.
final class PbRoundTripTest {
  @Property(tries = 500)
  void anElectionSurvivesWritingAndReading(@ForAll("elections") PbElection election)
      throws IOException {
    String text = PbFixtures.write(election);
    PbElection read = PbFixtures.read(text);
    assertThat(read).isEqualTo(election);
    assertThat(read.header().meta().entries().keySet())
        .containsExactlyElementsOf(election.header().meta().entries().keySet());
    assertThat(PbFixtures.write(read)).isEqualTo(text);
  }

  @Example
  void theFixturesSurviveToo() throws IOException {
    for (String name : List.of("approval.pb", "cumulative.pb", "ordinal.pb")) {
      PbElection election = PbFixtures.read(PbFixtures.text(name));
      assertThat(PbFixtures.read(PbFixtures.write(election))).isEqualTo(election);
    }
  }

  @Example
  void theWriterRefusesWhatTheFileCouldNotSay() throws IOException {
    PbHeader header = PbFixtures.read(PbFixtures.text("ordinal.pb")).header();
    var writer = new PbWriter(new StringWriter(), header);
    for (PbVote wrong :
        List.of(
            new PbVote("1", new Vote.Ranking(List.of("unknown"))),
            new PbVote("1", new Vote.Approval(List.of("p1"))),
            new PbVote("Votes", new Vote.Ranking(List.of())),
            new PbVote("", new Vote.Ranking(List.of())))) {
      assertThatThrownBy(() -> writer.write(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
    writer.write(new PbVote("1", new Vote.Ranking(List.of("p1"))));
    assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
  }

  @Provide
  Arbitrary<PbElection> elections() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("aé;,\"\n\r 1\uFEFF\u00A0")
            .withChars("None")
            .ofMaxLength(8);
    Arbitrary<String> id = Arbitraries.strings().withChars("ab1/;\" ").ofMaxLength(4);
    Arbitrary<BigDecimal> number =
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, BigDecimal.valueOf(1_000_000))
            .ofScale(2);
    Arbitrary<List<Integer>> picks = Arbitraries.integers().between(0, 9).list().ofMaxSize(6);
    return Combinators.combine(
            Arbitraries.of(VoteType.class),
            id.map(PbText::strip)
                .filter(each -> !each.isEmpty())
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(6),
            text.list().ofSize(6),
            number.list().ofSize(6),
            picks.list().ofMaxSize(8))
        .as(PbRoundTripTest::election);
  }

  private static PbElection election(
      VoteType type,
      List<String> ids,
      List<String> texts,
      List<BigDecimal> numbers,
      List<List<Integer>> picks) {
    var projects = new ArrayList<PbProject>();
    for (int i = 0; i < ids.size(); i++) {
      projects.add(new PbProject(ids.get(i), numbers.get(i), Map.of("name", texts.get(i))));
    }
    var meta = new LinkedHashMap<String, String>();
    meta.put("description", texts.getFirst());
    meta.put("num_projects", String.valueOf(ids.size()));
    meta.put("num_votes", String.valueOf(picks.size()));
    meta.put("budget", PbNumber.text(numbers.getLast()));
    meta.put("vote_type", type.key());
    meta.put("comment", texts.getLast());
    var votes = new ArrayList<PbVote>();
    for (List<Integer> pick : picks) {
      List<String> named = pick.stream().map(i -> ids.get(i % ids.size())).toList();
      List<BigDecimal> points = pick.stream().map(i -> numbers.get(i % numbers.size())).toList();
      Vote vote =
          switch (type) {
            case APPROVAL, CHOOSE_1 -> new Vote.Approval(named);
            case CUMULATIVE, SCORING -> new Vote.Points(named, points);
            case ORDINAL -> new Vote.Ranking(named);
          };
      votes.add(new PbVote(String.valueOf(votes.size() + 1), vote));
    }
    return new PbElection(PbHeader.of(new PbMeta(meta), projects), votes);
  }
}
