package cortile.display;

import static cortile.display.Square.draft;
import static cortile.display.Square.slide;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.feed.LiveViewCheck;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// On demonstration nodes, where everybody may watch a screen.
final class ProgrammeTest {
  private static Square square;

  @BeforeAll
  static void open() {
    square = new Square(true, 2);
  }

  @AfterAll
  static void close() {
    square.close();
  }

  @Test
  void aProgrammeIsShownInItsOrder() {
    var slug = square.screen();
    var night = new JsonObject().put("from", "22:30").put("to", "07:05");
    var put =
        square.organiser(
            "PUT",
            "/screens/" + slug,
            draft(
                    slide("b", "workshop").put("code", "K7M4PX"),
                    slide("a", "turnout").put("budget", "giambellino"),
                    slide("c", "message").put("text", new JsonObject().put("it", "Ciao")))
                .put("night", night));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    var view = square.nobody("GET", "/views/screens/" + slug).json();
    var slides = view.getJsonObject("slides");
    assertThat(slides.getJsonObject("b").getInteger("position")).isZero();
    assertThat(slides.getJsonObject("a").getString("budget")).isEqualTo("giambellino");
    assertThat(slides.getJsonObject("c").getJsonObject("text").getString("it")).isEqualTo("Ciao");
    assertThat(view.getJsonObject("night")).isEqualTo(night);
    assertThat(square.organiser("GET", "/screens/" + slug, null).json()).isEqualTo(put.json());
  }

  @Test
  void aSlideThatShowsNothingIsRefusedAtItsPlace() {
    var path = "/screens/" + square.screen();
    var programme =
        draft(
            slide("a", "workshop"),
            slide("a", "clock"),
            slide("b", "results").put("budget", "x").put("code", "K7M4PX"));
    var problem = square.organiser("PUT", path, programme);
    assertThat(problem.status()).isEqualTo(422);
    assertThat(
            problem.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer")))
        .containsExactly("/slides/0/code", "/slides/1/id", "/slides/2");
    for (var seconds : List.of(9, 21)) {
      var wrong = draft(slide("a", "clock").put("seconds", seconds));
      assertThat(square.organiser("PUT", path, wrong).status()).isEqualTo(422);
    }
  }

  @Test
  void theHubsSlidesNameTheirPlaceTheirRoomAndTheirEvent() {
    var path = "/screens/" + square.screen();
    var whole =
        draft(
            slide("a", "hub-today").put("place", "hub"),
            slide("b", "hub-events"),
            slide("c", "hub-events").put("place", "hub"),
            slide("d", "hub-room").put("place", "hub").put("room", "sala"),
            slide("e", "hub-queue").put("event", "concerto"));
    var put = square.organiser("PUT", path, whole);
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    assertThat(put.json().getJsonArray("slides")).isEqualTo(whole.getJsonArray("slides"));
    var lacking =
        draft(
            slide("a", "hub-room"),
            slide("b", "hub-today").put("place", "hub").put("room", "sala"),
            slide("c", "hub-queue").put("place", "hub"));
    var problem = square.organiser("PUT", path, lacking);
    assertThat(problem.status()).isEqualTo(422);
    assertThat(
            problem.json().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("pointer")))
        .containsExactly(
            "/slides/0/place", "/slides/0/room", "/slides/1", "/slides/2/event", "/slides/2");
  }

  @Test
  void staleSnapshotAndPatchesAreTheFreshSnapshotOnTwoNodes() {
    var slug = square.screen();
    var seed = System.nanoTime();
    var random = new Random(seed);
    var seen =
        new LiveViewCheck(
                "screens/" + slug,
                List.of(square.socket(0), square.socket(1)),
                () -> change(slug, random),
                seed)
            .run(Duration.ofSeconds(3));
    assertThat(seen.points()).isGreaterThan(3);
    assertThat(seen.resumed()).isGreaterThan(3);
    assertThat(seen.watching()).isPositive();
  }

  private static Future<?> change(String slug, Random random) {
    var programme = programme(random);
    var unpair = random.nextInt(4) == 0;
    return Future.fromCompletionStage(
        CompletableFuture.supplyAsync(() -> {
          var done =
              unpair
                  ? random.nextBoolean()
                      ? square.organiser("DELETE", "/screens/" + slug + "/pairing", null)
                      : square.pair(slug, square.waiting().code())
                  : square.organiser("PUT", "/screens/" + slug, programme);
          assertThat(done.status()).as(done.body()).isBetween(200, 204);
          return done;
        }));
  }

  private static JsonObject programme(Random random) {
    var slides = new ArrayList<JsonObject>();
    for (var id : List.of("a", "b", "c", "d")) {
      switch (random.nextInt(5)) {
        case 0 -> slides.addFirst(slide(id, "clock").put("seconds", 10 + random.nextInt(10)));
        case 1 -> slides.add(slide(id, "turnout").put("budget", "b" + random.nextInt(3)));
        case 2 ->
            slides.add(
                slide(id, "message")
                    .put("text", new JsonObject().put("it", "x" + random.nextInt(9))));
        default -> {}
      }
    }
    var draft = draft(slides.toArray(JsonObject[]::new)).put("follow", random.nextBoolean());
    return random.nextBoolean()
        ? draft
        : draft.put("night", new JsonObject().put("from", "21:00").put("to", "06:00"));
  }
}
