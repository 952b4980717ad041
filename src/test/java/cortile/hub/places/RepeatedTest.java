package cortile.hub.places;

import static cortile.hub.places.PlacesTown.DESK;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said again because its answer was lost, and what comes too late.
class RepeatedTest extends InSchool {
  @Test
  void aMoveThatIsSaidAgainIsDoneAndToldOnce() {
    var code = town.reserve(place, "aula-1", "2027-03-02T18:00", "2027-03-02T20:00");
    var move =
        new JsonObject()
            .put("starts", "2027-03-02T19:00")
            .put("ends", "2027-03-02T21:00")
            .put("purpose", "Prova generale")
            .put("items", new JsonArray().add(new JsonObject().put("resource", "aula-2")));
    var moved = change(code, move, 1);
    assertThat(change(code, move, 1)).isEqualTo(moved);
    assertThat(await(town.moving.change(code, move, DESK, Optional.empty()))).isEqualTo(moved);
    assertThat(town.mails("reservation:" + code))
        .containsExactly("reservation-confirmed", "reservation-moved");
    var other = move.copy().put("purpose", "Altro");
    assertThat(Refused.with(409, () -> change(code, other, 1)).key())
        .isEqualTo("changed-meanwhile");
    assertThat(change(code, other, 2).getString("purpose")).isEqualTo("Altro");
  }

  @Test
  void aPlaceThatSaysSoAlreadyIsNoConflict() {
    var draft =
        new JsonObject()
            .put("kind", "library")
            .put("name", PlacesTown.text("Biblioteca"))
            .put("hours", new JsonArray());
    var made = await(town.editing.replace(place, draft, Optional.of(1)));
    assertThat(await(town.editing.replace(place, draft, Optional.of(1)))).isEqualTo(made);
    var other = draft.copy().put("name", PlacesTown.text("Mercato"));
    Refused.with(409, () -> await(town.editing.replace(place, other, Optional.of(1))));
    assertThat(await(town.editing.get(place, DESK))).isEqualTo(made);
  }

  @Test
  void aResourceThatSaysSoAlreadyIsNoConflict() {
    var draft =
        new JsonObject()
            .put("kind", "equipment")
            .put("name", PlacesTown.text("Tavoli"))
            .put("who", "anyone")
            .put("quantity", 6);
    var made = put(draft, 0);
    assertThat(put(draft, 0)).isEqualTo(made);
    Refused.with(409, () -> put(draft.copy().put("quantity", 4), 0));
    assertThat(put(draft.copy().put("quantity", 4), 1).getInteger("quantity")).isEqualTo(4);
    assertThat(put(draft.copy().put("quantity", 4), 1).getInteger("revision")).isEqualTo(2);
  }

  @Test
  void anOrganisationThatSaysSoAlreadyIsNoConflict() {
    var slug = place + "-coro";
    await(
        town.organisations.create(
            new JsonObject().put("organisation", slug).put("name", "Coro"),
            DESK,
            PlacesTown.key()));
    var draft = new JsonObject().put("name", "Coro nuovo");
    var made = await(town.organisations.replace(slug, draft, DESK, Optional.of(1)));
    assertThat(await(town.organisations.replace(slug, draft, DESK, Optional.of(1))))
        .isEqualTo(made);
    var other = new JsonObject().put("name", "Altri");
    Refused.with(409, () -> await(town.organisations.replace(slug, other, DESK, Optional.of(1))));
  }

  private static JsonObject change(String code, JsonObject change, int replaces) {
    return await(town.moving.change(code, change, DESK, Optional.of(replaces)));
  }

  private JsonObject put(JsonObject draft, int replaces) {
    return await(town.editing.putResource(place, "tavoli", draft, Optional.of(replaces)));
  }
}
