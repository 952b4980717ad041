package cortile.budgets.count.pb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.Vote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PbReaderTest {
  @Test
  void quotesAndAbsentValuesAreUnderstood() throws IOException {
    PbHeader header = PbFixtures.read(PbFixtures.text("approval.pb")).header();
    assertThat(header.meta().text("description"))
        .hasValue("Courtyards \"in bloom\"; a made-up example");
    assertThat(header.meta().text("comment")).isEmpty();
    assertThat(header.meta().budget()).isEqualByComparingTo("100.50");
    assertThat(header.meta().maxLength()).hasValue(3);
    assertThat(header.ids()).containsExactly("10", "9", "B/2", "c10", "free", "never");
    assertThat(header.projects().get(2).text("name")).hasValue("The \"long\" table");
    assertThat(header.projects().get(3).columns()).containsOnlyKeys("votes");
  }

  @Test
  void anApprovalBallotIsASetAndMayBeEmpty() throws IOException {
    List<PbVote> votes = PbFixtures.read(PbFixtures.text("approval.pb")).votes();
    assertThat(votes).hasSize(7);
    assertThat(votes.get(2).vote()).isEqualTo(new Vote.Approval(List.of("B/2")));
    assertThat(votes.get(5).vote()).isEqualTo(new Vote.Approval(List.of()));
    assertThat(votes.get(6).vote().projects()).containsExactly("c10", "10", "9", "B/2", "never");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsChangeNothing() throws IOException {
    String plain = PbFixtures.text("approval.pb");
    assertThat(PbFixtures.read('\uFEFF' + plain.replace("\n", "\r\n")))
        .isEqualTo(PbFixtures.read(plain));
    assertThat(PbFixtures.read(plain.replace('\n', '\r'))).isEqualTo(PbFixtures.read(plain));
  }

  @Test
  void columnsAreFoundByNameAndTheLastPointsOfARepeatedProjectCount() throws IOException {
    PbElection election = PbFixtures.read(PbFixtures.text("cumulative.pb"));
    assertThat(election.header().projects().get(2).cost()).isEqualTo(new BigDecimal("45.5"));
    assertThat(election.votes().get(2).vote())
        .isEqualTo(
            new Vote.Points(
                List.of("a", "b"), List.of(BigDecimal.valueOf(4), BigDecimal.valueOf(3))));
  }

  @Test
  void sectionNamesMayBeWrittenSmallAndPaddedWithEmptyFields() throws IOException {
    String plain = PbFixtures.text("ordinal.pb");
    String padded =
        plain.replace("META", "Meta;;").replace("VOTES", " votes ;;").replace("p4;40", "p4;40;;");
    assertThat(PbFixtures.read(padded)).isEqualTo(PbFixtures.read(plain));
  }

  @Test
  void votesComeOneAtATimeWithTheirLines() throws IOException {
    try (var reader = new PbReader(PbFixtures.bytes(PbFixtures.text("ordinal.pb")))) {
      assertThat(reader.header().rankLength()).isEqualTo(3);
      assertThat(reader.next())
          .isEqualTo(new PbVote("1", new Vote.Ranking(List.of("p1", "p2", "p3"))));
      assertThat(reader.line()).isEqualTo(22);
    }
  }

  @Test
  void bytesThatAreNotUtf8AreAnErrorOfTheFile() {
    byte[] latin1 = "META\nkey;value\ndescription;perché\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> PbReader.readAll(new ByteArrayInputStream(latin1)))
        .isInstanceOf(PbException.class)
        .hasMessage("line 3, text: the file is not UTF-8 here");
  }

  @Test
  void endlessJunkIsRefusedWithoutBeingKept() {
    var begin = PbFixtures.bytes("META\nkey;value\nbudget;\"");
    var endless =
        new SequenceInputStream(
            begin,
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }

              @Override
              public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
              }
            });
    assertThatThrownBy(() -> PbReader.readAll(endless))
        .isInstanceOf(PbException.class)
        .hasMessage("line 3, row: longer than 1048576 characters");
  }
}
