package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// People's ways through the pages in a real browser, with axe on every page, against the packed
/// program with its demonstration city. Pictures of every page are left in `target/screenshots`.
@DisabledIfSystemProperty(named = "cortile.skipWeb", matches = "true")
final class BrowserIT {
  private static final String ORGANISER = "organizza@example.org";
  private static final Pattern SETUP = Pattern.compile("http\\S+/conduce/#setup=\\S+");

  @Test
  void peopleVoteLeadAnswerAndWatch() throws Exception {
    try (var city = ServerProcess.demo("--residents-per-minute", "30")) {
      var address = city.url("").toString();
      var organiser = city.token("organiser");
      // Walks mostly wait for what people would wait for, so two are on their way at once. Those
      // who sign in as the organiser go one after the other: a new code ends the one before.
      together(
          () -> {
            walk("run", address);
            var setup = SETUP.matcher(city.err());
            assertThat(setup.find()).isTrue();
            walk("conduce", address, setup.group());
            walk("lead", address, ORGANISER);
            walk("together", address, ORGANISER);
            walk("schermo", address, ORGANISER);
            walk("hub-desk", address, ORGANISER);
          },
          () -> {
            walk("phones", address, city.token("facilitator"));
            walk("walls", address);
            walk("door", address, organiser);
            walk("hub-resident", address, organiser);
          });
    }
  }

  private interface Way {
    void go() throws Exception;
  }

  private static void together(Way... ways) throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          Stream.of(ways)
              .map(way ->
                  people.submit(() -> {
                    way.go();
                    return way;
                  }))
              .toList();
      for (var each : all) {
        each.get();
      }
    }
  }

  /// Runs `web/e2e/{name}.mjs` with these arguments and a folder for its pictures.
  private static void walk(String name, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("node", "web/e2e/" + name + ".mjs"));
    command.addAll(List.of(arguments));
    command.add("target/screenshots/" + name);
    Files.createDirectories(Path.of("target", "screenshots"));
    var said = Files.createTempFile(Path.of("target"), "browser", ".txt");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(name + ": " + Files.readString(said)).isZero();
  }
}
