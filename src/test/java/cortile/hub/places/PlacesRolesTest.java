package cortile.hub.places;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.places.Neighbours.Someone;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may do what, operation by operation, over HTTP.
class PlacesRolesTest {
  private static final List<String> WHO =
      List.of("nobody", "resident", "neighbour", "facilitator", "organiser");

  private static Neighbours town;
  private static String code;
  private static String secret;
  private static String otherSecret;
  private static String series;
  private static String wish;

  @BeforeAll
  static void open() {
    town = new Neighbours();
    town.place("scuola");
    town.organiser
        .post("/organisations", new JsonObject().put("organisation", "coro").put("name", "Coro"))
        .is(201);
    var made =
        town.resident
            .post("/reservations", Neighbours.draft("scuola", 3, "18:00", "20:00"))
            .is(201)
            .body()
            .getJsonArray("reservations")
            .getJsonObject(0);
    code = made.getString("code");
    secret = made.getString("secret");
    otherSecret =
        town.neighbour
            .post("/reservations", Neighbours.draft("scuola", 4, "18:00", "20:00"))
            .is(201)
            .body()
            .getJsonArray("reservations")
            .getJsonObject(0)
            .getString("secret");
    var rule = new JsonObject().put("rule", "FREQ=WEEKLY;COUNT=2");
    series =
        town.resident
            .post(
                "/reservations",
                Neighbours.draft("scuola", 5, "10:00", "11:00").put("recurrence", rule))
            .is(201)
            .body()
            .getJsonObject("series")
            .getString("code");
    wish = town.resident.post("/wishes", wish()).is(201).body().getString("code");
  }

  @AfterAll
  static void close() {
    town.close();
  }

  /// @param answers by nobody, the resident whose it is, another one, a facilitator, an organiser
  private record Line(
      String method, String path, @Nullable JsonObject body, List<Integer> answers) {}

  private static Line line(
      String method, String path, @Nullable JsonObject body, Integer... answers) {
    return new Line(method, path, body, List.of(answers));
  }

  private static List<Line> lines() {
    var reservation = "/reservations/" + code;
    var none = new JsonObject();
    var day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(60).toString();
    var closure = new JsonObject().put("from", day).put("to", day);
    return List.of(
        line("GET", "/places", null, 200, 200, 200, 200, 200),
        line("POST", "/places", Neighbours.placeDraft("scuola"), 401, 403, 403, 403, 409),
        line("GET", "/places/scuola", null, 200, 200, 200, 200, 200),
        line("PUT", "/places/scuola", Neighbours.placeDraft("scuola"), 401, 403, 403, 403, 200),
        line("POST", "/places/scuola/closures", closure, 401, 403, 403, 201, 201),
        line("DELETE", "/places/scuola/closures/999", null, 401, 403, 403, 204, 204),
        line(
            "PUT",
            "/places/scuola/resources/sala",
            Neighbours.room("anyone"),
            401,
            403,
            403,
            403,
            200),
        line("GET", "/places/scuola/resources/sala/sign", null, 401, 403, 403, 200, 200),
        line("POST", "/places/scuola/resources/sala/sign", null, 401, 403, 403, 201, 201),
        line(
            "POST",
            "/places/scuola/resources/sala/check-ins",
            new JsonObject().put("secret", "guessed"),
            403,
            403,
            403,
            403,
            403),
        line("GET", "/places/scuola/week", null, 200, 200, 200, 200, 200),
        line(
            "GET", "/free-rooms?day=2027-03-02&from=18:00&to=20:00", null, 200, 200, 200, 200, 200),
        line(
            "POST",
            "/reservation-previews",
            Neighbours.draft("scuola", 3, "18:00", "20:00"),
            200,
            200,
            200,
            200,
            200),
        line(
            "POST",
            "/reservations",
            Neighbours.draft("scuola", 3, "18:00", "20:00"),
            409,
            409,
            409,
            409,
            409),
        line("GET", "/reservations", null, 401, 200, 200, 200, 200),
        line("GET", reservation, null, 404, 200, 404, 200, 200),
        line("PUT", reservation, none, 404, 200, 404, 200, 200),
        line("POST", reservation + "/links", none, 401, 403, 403, 200, 200),
        line(
            "PUT",
            reservation + "/decision",
            new JsonObject().put("decision", "confirm"),
            401,
            403,
            403,
            200,
            200),
        line("POST", reservation + "/check-in", null, 404, 409, 404, 409, 409),
        line("DELETE", reservation + "/check-in", null, 401, 403, 403, 200, 200),
        line("GET", "/reservation-series/" + series, null, 404, 200, 404, 200, 200),
        line("DELETE", "/reservation-series/" + series, null, 404, 204, 404, 204, 204),
        line("GET", "/wishes", null, 401, 200, 200, 200, 200),
        // In line already.
        line("POST", "/wishes", wish(), 409, 409, 409, 409, 409),
        line("GET", "/wishes/" + wish, null, 404, 200, 404, 200, 200),
        line("DELETE", "/wishes/" + wish, null, 404, 204, 404, 204, 204),
        line("GET", "/organisations", null, 200, 200, 200, 200, 200),
        line(
            "POST",
            "/organisations",
            new JsonObject().put("organisation", "coro").put("name", "Coro"),
            401,
            403,
            403,
            403,
            409),
        line("GET", "/organisations/coro", null, 200, 200, 200, 200, 200),
        line(
            "PUT",
            "/organisations/coro",
            new JsonObject().put("name", "Coro"),
            401,
            403,
            403,
            403,
            200),
        line("GET", "/organisations/coro/invitation", null, 401, 403, 403, 200, 200),
        line("POST", "/organisations/coro/invitation", null, 401, 403, 403, 201, 201),
        line(
            "POST",
            "/organisations/coro/members",
            new JsonObject().put("secret", "guessed").put("name", "X"),
            401,
            403,
            403,
            403,
            403),
        line("DELETE", "/organisations/coro/members/1", null, 401, 204, 204, 204, 204),
        line("DELETE", reservation, null, 404, 204, 404, 204, 204));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationLetsInThoseWhomTheTableNames() {
    var tests = new ArrayList<DynamicTest>();
    for (var line : lines()) {
      tests.add(
          DynamicTest.dynamicTest(
              line.method() + " " + line.path(),
              () -> {
                for (var i = 0; i < WHO.size(); i++) {
                  var reply = who(i).send(line.method(), line.path(), line.body());
                  assertThat(reply.status())
                      .as(WHO.get(i) + " " + reply.text())
                      .isEqualTo(line.answers().get(i));
                }
              }));
    }
    return tests.stream();
  }

  @Test
  void aPersonalLinkOpensItsOwnReservationAndNoOther() {
    var path = "/reservations/" + code;
    town.nobody.send("GET", path, null, "Cortile-Link", secret).is(200);
    town.nobody.send("GET", path, null, "Cortile-Link", otherSecret).is(404);
    town.nobody.send("PUT", path, new JsonObject(), "Cortile-Link", otherSecret).is(404);
    town.nobody.send("DELETE", path, null, "Cortile-Link", otherSecret).is(404);
    town.nobody.send("POST", path + "/check-in", null, "Cortile-Link", otherSecret).is(404);
    town.neighbour.send("GET", path, null, "Cortile-Link", otherSecret).is(404);
  }

  @Test
  void whatOthersReservedIsSeenAsBusyAndNothingMore() {
    town.place("vista");
    town.resident.post("/reservations", Neighbours.draft("vista", 2, "18:00", "20:00")).is(201);
    for (var stranger : List.of(town.nobody, town.neighbour)) {
      assertThat(stranger.get("/places/vista/week").is(200).text())
          .contains("\"kind\":\"reservation\"")
          .doesNotContain("Coro", "Ada", "ada@", "code", "revision");
      assertThat(
              stranger
                  .post("/reservation-previews", Neighbours.draft("vista", 2, "19:00", "21:00"))
                  .is(200)
                  .text())
          .contains("\"clashing\":1")
          .doesNotContain("Coro", "Ada");
    }
    assertThat(town.resident.get("/places/vista/week").text()).contains("Coro", "\"mine\":true");
    assertThat(town.facilitator.get("/places/vista/week").text()).contains("Coro", "Ada");
    assertThat(town.neighbour.get("/reservations").text()).doesNotContain("vista");
  }

  private static Someone who(int number) {
    return switch (number) {
      case 0 -> town.nobody;
      case 1 -> town.resident;
      case 2 -> town.neighbour;
      case 3 -> town.facilitator;
      default -> town.organiser;
    };
  }

  private static JsonObject wish() {
    var draft = Neighbours.draft("scuola", 3, "18:30", "19:30");
    return new JsonObject()
        .put("place", "scuola")
        .put("resource", "sala")
        .put("starts", draft.getString("starts"))
        .put("ends", draft.getString("ends"))
        .put("email", "wish@example.org");
  }
}
