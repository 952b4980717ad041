package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MainTest {
  @Test
  void helpIsPrintedAndIsNoFailure() {
    var out = new StringWriter();
    var exit = new CommandLine(new Main()).setOut(new PrintWriter(out)).execute("--help");
    assertThat(exit).isZero();
    assertThat(out.toString()).startsWith("Usage: cortile");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command : new CommandLine(new Main()).getSubcommands().keySet()) {
      var out = new StringWriter();
      var main = new CommandLine(new Main()).setOut(new PrintWriter(out));
      assertThat(main.execute(command, "--help")).as(command).isZero();
      assertThat(out.toString()).contains("Usage: cortile " + command).doesNotContain("null");
    }
  }
}
