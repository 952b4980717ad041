package cortile.hub.events;

import static cortile.hub.events.EventTown.inDays;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.events.EventServer.Answer;
import cortile.hub.events.EventServer.Caller;
import cortile.identity.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Events and bookings over a real socket. Answers are held against their schemas wherever
/// assertions run, so an answer that breaks its promise comes as 500 here. And the table of who may
/// do what to whose.
class EventsContractTest {
  private static final Caller ORGANISER = Caller.of(Role.ORGANISER, "ada");
  private static final Caller MAKER = Caller.of(Role.FACILITATOR, "mara");
  private static final Caller FACILITATOR = Caller.of(Role.FACILITATOR, "fabio");
  private static final Caller OWNER = Caller.of(Role.RESIDENT, "olga");
  private static final Caller RESIDENT = Caller.of(Role.RESIDENT, "rita");
  private static final Caller SCREEN = Caller.of(Role.SCREEN, "wall");
  private static final Caller NOBODY = Caller.NOBODY;
  private static int keys;
  private static EventTown town;
  private static EventServer server;

  @BeforeAll
  static void open() {
    town = EventTown.open();
    server = new EventServer(town);
  }

  @AfterAll
  static void close() {
    server.close();
    town.close();
  }

  @Test
  void aDraftsPictureIsForStaffUntilItIsPublished() {
    var draft =
        full("foto").put("category", "sport").put("picture", "data:image/png;base64,iVBORw0KGgo=");
    ok(201, keyed(ORGANISER, "POST", "/hub/events", draft));
    var event = ok(200, server.send(FACILITATOR, "GET", "/hub/events/foto", null));
    var picture = event.getString("picture").replaceFirst("^/api", "");
    ok(200, server.send(FACILITATOR, "GET", picture, null));
    ok(404, server.send(RESIDENT, "GET", picture, null));
    ok(404, server.send(NOBODY, "GET", picture, null));
    ok(200, server.send(ORGANISER, "POST", "/hub/events/foto/publication", new JsonObject()));
    ok(200, server.send(NOBODY, "GET", picture, null));
    ok(404, server.send(NOBODY, "GET", "/hub/events/foto/pictures/000000000000", null));
  }

  @Test
  void everyOperationAnswersAsTheContractSays() {
    var draft =
        full("prova").put("uses", new JsonArray().add(new JsonObject().put("resource", "sala")));
    var made = ok(201, keyed(ORGANISER, "POST", "/hub/events", draft));
    assertThat(made.getJsonArray("events").getJsonObject(0).getString("slug")).isEqualTo("prova");
    ok(409, keyed(ORGANISER, "POST", "/hub/events", full("prova")));
    ok(422, keyed(ORGANISER, "POST", "/hub/events", full("prova-2").put("place", "altrove")));
    ok(422, keyed(ORGANISER, "POST", "/hub/events", full("prova-2").put("surplus", 1)));
    ok(400, server.send(ORGANISER, "POST", "/hub/events", full("prova-2")));
    var copy = ok(201, keyed(ORGANISER, "POST", "/hub/events/prova/copies", new JsonObject()));
    var copied = copy.getJsonArray("events").getJsonObject(0).getString("slug");
    ok(204, server.send(ORGANISER, "DELETE", "/hub/events/" + copied, null));
    ok(200, server.send(ORGANISER, "PUT", "/hub/events/prova", draft, "If-Match", "\"1\""));
    ok(200, server.send(ORGANISER, "PUT", "/hub/events/prova", draft, "If-Match", "\"1\""));
    var other = draft.copy().put("category", "sport");
    ok(409, server.send(ORGANISER, "PUT", "/hub/events/prova", other, "If-Match", "\"1\""));
    ok(200, server.send(ORGANISER, "POST", "/hub/events/prova/publication", new JsonObject()));
    var event = ok(200, server.send(NOBODY, "GET", "/hub/events/prova", null));
    assertThat(event.getString("free")).isEqualTo("many");
    assertThat(event.containsKey("numbers")).isFalse();
    assertThat(event.getJsonArray("sessions").getJsonObject(0).getJsonArray("rooms")).hasSize(1);
    assertThat(
            server
                .send(NOBODY, "GET", event.getString("picture").replace("/api", ""), null)
                .status())
        .isEqualTo(200);
    ok(200, server.send(ORGANISER, "GET", "/hub/events/prova", null));
    var list =
        "/hub/events?accessible=step-free&free=true&category=culture&place=scuola&q=fest&from=2026-01-01";
    assertThat(ok(200, server.send(NOBODY, "GET", list, null)).getJsonArray("events")).hasSize(1);
    assertThat(ok(200, server.send(ORGANISER, "GET", "/hub/events", null)).getJsonArray("events"))
        .isNotEmpty();
    ok(400, server.send(NOBODY, "GET", "/hub/events?from=2026-02-30", null));

    var booked =
        ok(201, keyed(NOBODY, "POST", "/hub/events/prova/bookings", EventServer.party("anna", 2)));
    var code = booked.getString("code");
    var link = Caller.with(booked.getString("secret"));
    ok(200, server.send(link, "GET", "/hub/bookings/" + code, null));
    ok(
        200,
        server.send(
            link,
            "GET",
            "/hub/bookings/"
                + code.substring(0, 4)
                + "-"
                + code.substring(4).toLowerCase(java.util.Locale.ROOT),
            null));
    ok(
        200,
        server.send(
            link,
            "PUT",
            "/hub/bookings/" + code,
            EventServer.party("anna", 1),
            "If-Match",
            "\"1\""));
    var stale =
        server.send(
            link,
            "PUT",
            "/hub/bookings/" + code,
            EventServer.party("anna", 3),
            "If-Match",
            "\"1\"");
    assertThat(ok(409, stale).getInteger("revision")).isEqualTo(2);
    ok(200, server.send(link, "POST", "/hub/bookings/" + code + "/claim", null));
    ok(200, server.send(link, "POST", "/hub/bookings/" + code + "/renunciation", null));
    ok(200, server.send(link, "DELETE", "/hub/bookings/" + code, null));
    ok(422, keyed(NOBODY, "POST", "/hub/events/prova/bookings", EventServer.party("x", 9)));
    var noMail = EventServer.party("x", 1);
    noMail.getJsonObject("contact").remove("email");
    ok(422, keyed(NOBODY, "POST", "/hub/events/prova/bookings", noMail));
    ok(
        403,
        keyed(NOBODY, "POST", "/hub/events/prova/bookings", noMail.copy().put("source", "desk")));
    ok(
        201,
        keyed(
            FACILITATOR,
            "POST",
            "/hub/events/prova/bookings",
            noMail.copy().put("source", "desk")));
    var rows =
        ok(
            200,
            server.send(
                FACILITATOR,
                "GET",
                "/hub/events/prova/bookings?state=confirmed&q=x&limit=5",
                null));
    assertThat(rows.getJsonArray("bookings")).hasSize(1);
    ok(404, server.send(NOBODY, "GET", "/hub/events/prova/lottery", null));
    ok(409, server.send(ORGANISER, "POST", "/hub/events/prova/draw", null));
    ok(
        200,
        server.send(
            ORGANISER,
            "POST",
            "/hub/events/prova/cancellation",
            new JsonObject().put("reason", new JsonObject().put("it", "Neve"))));
    ok(409, keyed(NOBODY, "POST", "/hub/events/prova/bookings", EventServer.party("y", 1)));
  }

  @Test
  void aLotteryIsPublicButForItsSeed() {
    var draft =
        EventTown.draft(inDays(9), 3)
            .put("fairness", "lottery")
            .put("drawAt", inDays(5).toString());
    var event = town.event(draft);
    var made =
        ok(
            201,
            keyed(
                NOBODY,
                "POST",
                "/hub/events/" + event + "/bookings",
                EventServer.party("anna", 2)));
    assertThat(made.getInteger("lot")).isEqualTo(1);
    assertThat(
            ok(200, server.send(NOBODY, "GET", "/hub/events/" + event + "/lottery", null))
                .containsKey("seed"))
        .isFalse();
    ok(404, server.send(FACILITATOR, "POST", "/hub/events/" + event + "/draw", null));
    var drawn = ok(200, server.send(ORGANISER, "POST", "/hub/events/" + event + "/draw", null));
    assertThat(drawn.getJsonArray("entries").getJsonObject(0))
        .isEqualTo(new JsonObject().put("lot", 1).put("people", 2).put("won", true));
  }

  @Test
  void onlyThoseWhomItConcernsSeeAndTouchABooking() {
    var event = town.event(20);
    var body = EventServer.party("olga", 1);
    body.getJsonArray("party")
        .getJsonObject(0)
        .put(
            "needs",
            new JsonArray().add(new JsonObject().put("kind", "hearing").put("note", "anello")));
    var made = ok(201, keyed(OWNER, "POST", "/hub/events/" + event + "/bookings", body));
    var other =
        ok(
            201,
            keyed(
                NOBODY, "POST", "/hub/events/" + event + "/bookings", EventServer.party("bea", 1)));
    var path = "/hub/bookings/" + made.getString("code");
    var link = Caller.with(made.getString("secret"));
    var wrongLink = Caller.with(other.getString("secret"));
    for (var may : List.of(OWNER, link, FACILITATOR, ORGANISER)) {
      ok(200, server.send(may, "GET", path, null));
      ok(200, server.send(may, "PUT", path, body));
      ok(200, server.send(may, "POST", path + "/claim", null));
    }
    for (var not : List.of(NOBODY, RESIDENT, SCREEN, wrongLink)) {
      ok(404, server.send(not, "GET", path, null));
      ok(404, server.send(not, "PUT", path, body));
      ok(404, server.send(not, "DELETE", path, null));
      ok(404, server.send(not, "POST", path + "/claim", null));
      ok(404, server.send(not, "POST", path + "/renunciation", null));
    }
    var decision = new JsonObject().put("state", "provided");
    for (var not : List.of(OWNER, RESIDENT, SCREEN)) {
      ok(403, server.send(not, "PUT", path + "/needs/1", decision));
      ok(403, server.send(not, "POST", path + "/links", new JsonObject()));
      ok(403, server.send(not, "GET", "/hub/events/" + event + "/bookings", null));
    }
    ok(401, server.send(link, "PUT", path + "/needs/1", decision));
    ok(401, server.send(link, "GET", "/hub/events/" + event + "/bookings", null));
    ok(404, server.send(FACILITATOR, "PUT", path + "/needs/7", decision));
    ok(200, server.send(FACILITATOR, "PUT", path + "/needs/1", decision));
    ok(200, server.send(FACILITATOR, "POST", path + "/links", new JsonObject()));
    assertThat(ok(200, server.send(OWNER, "GET", "/hub/bookings", null)).getJsonArray("bookings"))
        .hasSize(1);
    assertThat(
            ok(200, server.send(RESIDENT, "GET", "/hub/bookings", null)).getJsonArray("bookings"))
        .isEmpty();
    ok(403, server.send(SCREEN, "GET", "/hub/bookings", null));
    ok(401, server.send(NOBODY, "GET", "/hub/bookings", null));
  }

  @Test
  void whoNeedsWhatIsNowhereInPublic() {
    var event = town.event(20);
    var body = EventServer.party("carla", 1);
    body.getJsonArray("party")
        .getJsonObject(0)
        .put(
            "needs",
            new JsonArray().add(new JsonObject().put("kind", "sight").put("note", "segreto")));
    ok(201, keyed(NOBODY, "POST", "/hub/events/" + event + "/bookings", body));
    var shown = new StringBuilder();
    shown.append(server.send(NOBODY, "GET", "/hub/events", null).body());
    shown.append(server.send(NOBODY, "GET", "/hub/events/" + event, null).body());
    shown.append(await(town.db.snapshot(EventViewsStore::list)).orElseThrow().encode());
    shown.append(
        await(town.db.snapshot(tx -> EventViewsStore.one(tx, event))).orElseThrow().encode());
    assertThat(shown.toString()).contains(event).doesNotContain("segreto", "carla", "needs");
  }

  @Test
  void facilitatorsEditWhatTheyMadeAndOrganisersEverything() {
    var draft = full("di-mara");
    ok(201, keyed(MAKER, "POST", "/hub/events", draft));
    ok(404, server.send(NOBODY, "GET", "/hub/events/di-mara", null));
    ok(404, server.send(RESIDENT, "GET", "/hub/events/di-mara", null));
    ok(200, server.send(FACILITATOR, "GET", "/hub/events/di-mara", null));
    for (var not : List.of(RESIDENT, OWNER, SCREEN)) {
      ok(403, keyed(not, "POST", "/hub/events", full("vietato")));
      ok(403, server.send(not, "PUT", "/hub/events/di-mara", draft));
      ok(403, server.send(not, "POST", "/hub/events/di-mara/publication", new JsonObject()));
      ok(403, server.send(not, "POST", "/hub/events/di-mara/draw", null));
    }
    ok(404, server.send(FACILITATOR, "PUT", "/hub/events/di-mara", draft));
    ok(404, server.send(FACILITATOR, "POST", "/hub/events/di-mara/publication", new JsonObject()));
    ok(200, server.send(MAKER, "PUT", "/hub/events/di-mara", draft));
    ok(200, server.send(ORGANISER, "PUT", "/hub/events/di-mara", draft));
    assertThat(
            ok(200, server.send(MAKER, "GET", "/hub/events/di-mara", null)).getBoolean("mayEdit"))
        .isTrue();
    assertThat(
            ok(200, server.send(FACILITATOR, "GET", "/hub/events/di-mara", null))
                .getBoolean("mayEdit"))
        .isFalse();
  }

  private static Answer keyed(Caller caller, String method, String path, JsonObject body) {
    return server.send(
        caller,
        method,
        path,
        body,
        "Idempotency-Key",
        "test-request-number-%06d".formatted(++keys));
  }

  private static JsonObject ok(int status, Answer answer) {
    assertThat(answer.status()).as(answer.body().encode()).isEqualTo(status);
    return answer.body();
  }

  private static JsonObject full(String slug) {
    return EventTown.draft(inDays(15 + slug.length()), 40)
        .put("slug", slug)
        .put("about", new JsonObject().put("it", "Con musica"))
        .put("languages", new JsonArray().add("it"))
        .put("access", new JsonArray().add("sign-language"))
        .put("host", "Associazione")
        .put("picture", "data:image/png;base64,iVBORw0KGgo=")
        .put("ages", new JsonObject())
        .put("price", "5.50")
        .put("seats", new JsonObject().put("standard", 40).put("wheelchair", 2).put("carer", 2))
        .put("reminders", new JsonArray().add(60));
  }
}
