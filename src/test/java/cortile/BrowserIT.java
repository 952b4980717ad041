package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// People's ways through the pages in a real browser, with axe on every page, against the packed
/// program with its demonstration city. Pictures of every page are left in `target/screenshots`.
@DisabledIfSystemProperty(named = "cortile.skipWeb", matches = "true")
final class BrowserIT {
  private static final Pattern SETUP = Pattern.compile("http\\S+/conduce/#setup=\\S+");

  @Test
  void peopleVoteLeadAnswerAndWatch() throws Exception {
    try (var city = ServerProcess.demo("--residents-per-minute", "30")) {
      var address = city.url("").toString();
      walk("web/e2e/run.mjs", address, "target/screenshots/resident");
      var setup = SETUP.matcher(city.err());
      assertThat(setup.find()).isTrue();
      walk("web/e2e/conduce.mjs", address, setup.group(), "target/screenshots/organiser");
      walk("web/e2e/lead.mjs", address, "organizza@example.org", "target/screenshots/workshop");
      walk("web/e2e/phones.mjs", address, city.token("facilitator"), "target/screenshots/phones");
      walk("web/e2e/together.mjs", address, "organizza@example.org", "target/screenshots/together");
      walk("web/e2e/schermo.mjs", address, "organizza@example.org", "target/screenshots/screen");
      walk("web/e2e/walls.mjs", address, "target/screenshots/walls");
      walk("web/e2e/hub-desk.mjs", address, "organizza@example.org", "target/screenshots/hub-desk");
      walk("web/e2e/door.mjs", address, city.token("organiser"), "target/screenshots/door");
      walk("web/e2e/hub-resident.mjs", address, city.token("organiser"), "target/screenshots/hub");
    }
  }

  private static void walk(String... script) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(script));
    Files.createDirectories(Path.of("target", "screenshots"));
    var said = Files.createTempFile(Path.of("target"), "browser", ".txt");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
  }
}
