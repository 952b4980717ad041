package cortile.budgets.count.pb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Junk of several kinds, 200 MB of each with `-Dcortile.full=true`: refused, and never kept in
/// memory.
final class PbJunkTest {
  private static final int SIZE = Boolean.getBoolean("cortile.full") ? 200_000_000 : 20_000_000;
  private static final String HEAD = "META\nkey;value\nbudget;1\nvote_type;approval\n";
  private static final String PROJECTS = "PROJECTS\nproject_id;cost;name\n";

  @ParameterizedTest
  @ValueSource(strings = {"x", "\n", "META\n", ";", "\"", "\"\"", "è;", "a;b;c\n"})
  void junkIsRefused(String junk) {
    refused("", junk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "k;long value\n", ";", "\"", "\n"})
  void junkInMetaIsRefused(String junk) {
    refused(HEAD, junk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p#;1;a very long name\n", "p;1;n\n", "\"", "x"})
  void junkInProjectsIsRefused(String junk) {
    refused(HEAD + PROJECTS, junk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1;p\n", "\"1", "1;p,", "1;q\n", "VOTES\n"})
  void junkInVotesIsCountedOrRefusedWithoutBeingKept(String junk) throws IOException {
    String head = HEAD + PROJECTS + "p;1;n\nVOTES\nvoter_id;vote\n";
    long before = used();
    try (var reader = new PbReader(stream(head, junk))) {
      assertThat(reader.ballots().distinct()).isOne();
    } catch (PbException refused) {
      assertThat(refused.line()).isPositive();
    }
    assertThat(used() - before).isLessThan(64_000_000);
  }

  private static void refused(String head, String junk) {
    assertThatThrownBy(() -> PbReader.readAll(stream(head, junk)))
        .isInstanceOf(PbException.class)
        .hasMessageMatching("line \\d+, .+: .+");
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /// The head, then the junk again and again; `#` in it stands for a number that grows.
  private static InputStream stream(String head, String junk) {
    return new InputStream() {
      private byte[] piece = head.getBytes(StandardCharsets.UTF_8);
      private int at;
      private int number;
      private int given;

      @Override
      public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (given > SIZE) return -1;
        if (at == piece.length) {
          var text = new StringBuilder();
          for (int k = 0; k < 1000; k++) text.append(junk.replace("#", "" + number++));
          piece = text.toString().getBytes(StandardCharsets.UTF_8);
          at = 0;
        }
        int now = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, now);
        at += now;
        given += now;
        return now;
      }
    };
  }
}
