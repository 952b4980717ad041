package cortile.hub.events;

import static cortile.hub.events.BookingsTest.assertRefused;
import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The last letter about a need says how it stands.
final class NeedLettersTest extends InEventTown {
  @Test
  void whoeverHeardNoHearsYesAgain() {
    var event = town.event(EventTown.draft(EventTown.inDays(70), 4));
    var code = book(event, "sign-language");
    for (var state : List.of("confirmed", "confirmed", "declined", "confirmed", "provided")) {
      await(settle(code, 1, state, null));
    }
    assertThat(letters(code)).containsExactly("need-confirmed", "need-declined", "need-confirmed");
  }

  @Test
  void whoeverIsFoundAnotherInterpreterAfterAMoveIsToldSo() {
    var starts = EventTown.inDays(71);
    var draft = EventTown.draft(starts, 4);
    var event = town.event(draft);
    var code = book(event, "sign-language");
    await(settle(code, 1, "confirmed", "interprete"));
    var other = town.event(EventTown.draft(EventTown.inDays(72), 4));
    await(settle(book(other, "sign-language"), 1, "confirmed", "interprete"));
    var later = EventTown.inDays(72);
    await(town.events.editor().replace(ORGANISER, event, moved(draft, later), Optional.empty()));
    assertThat(needs(code).getFirst().getString("state")).isEqualTo("asked");
    await(settle(code, 1, "confirmed", null));
    assertThat(letters(code)).containsExactly("need-confirmed", "need-confirmed");
  }

  @Test
  void theNumberOfANeedIsNeverThatOfAnother() {
    var event = town.event(EventTown.draft(EventTown.inDays(73), 4));
    var code = book(event, "sign-language");
    await(settle(code, 1, "confirmed", null));
    await(town.bookings.change(EventTown.STAFF, code, party("mobility"), Optional.empty()));
    assertThat(needs(code)).hasSize(1);
    int number = needs(code).getFirst().getInteger("number");
    assertThat(number).isEqualTo(2);
    assertRefused(settle(code, 1, "declined", null), 404, "not-found");
    await(settle(code, number, "confirmed", null));
    assertThat(letters(code)).containsExactly("need-confirmed", "need-confirmed");
    await(
        town.bookings.change(
            EventTown.STAFF, code, party("sign-language", "mobility"), Optional.empty()));
    assertThat(needs(code).stream().map(need -> need.getInteger("number")))
        .containsExactlyInAnyOrder(2, 3);
  }

  private static String book(String event, String... kinds) {
    return await(town.booking(event, party(kinds), EventTown.key("book")))
        .answer()
        .getString("code");
  }

  private static Party party(String... kinds) {
    var needs = List.of(kinds).stream().map(kind -> new Party.Need(kind, null)).toList();
    return EventTown.party(
        "anna", List.of(new Party.Guest("anna", SeatKind.STANDARD, null, needs)));
  }

  private static Future<Void> settle(
      String code, int need, String state, @Nullable String resource) {
    var decision = new JsonObject().put("state", state);
    if (resource != null) {
      decision.put("resource", resource);
    }
    var booked = await(town.bookings.find(EventTown.STAFF, code));
    return town.events.needs().settle(booked, need, decision);
  }

  private static List<JsonObject> needs(String code) {
    return town.get(code).getJsonArray("party").getJsonObject(0).getJsonArray("needs").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static JsonObject moved(JsonObject draft, Instant starts) {
    var session =
        new JsonObject()
            .put("starts", starts.toString())
            .put("ends", starts.plusSeconds(7200).toString());
    return draft.copy().put("sessions", new JsonArray().add(session));
  }

  private static List<String> letters(String code) {
    return town
        .rows(
            "select kind from hub.mail where about = $1 and kind like 'need-%' order by made",
            "booking:" + code)
        .stream()
        .map(row -> row.getString("kind"))
        .toList();
  }
}
