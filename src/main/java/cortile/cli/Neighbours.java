package cortile.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;

/// Simulated people who book: numbered, and the same under the same number each time.
final class Neighbours {
  private static final List<String> FIRST =
      List.of(
          "Anna", "Amina", "Bruno", "Carla", "Chen", "Dario", "Elena", "Fatou", "Giulia", "Hamza",
          "Irina", "Luca", "Marisol", "Mina", "Nadia", "Omar", "Paolo", "Rosa", "Samir", "Teresa");
  private static final List<String> LAST =
      List.of(
          "Bianchi",
          "Colombo",
          "Diallo",
          "Esposito",
          "Ferrari",
          "Galli",
          "Hassan",
          "Kumar",
          "Lopez",
          "Moretti",
          "Popescu",
          "Ricci",
          "Russo",
          "Sala",
          "Villa",
          "Wu");

  private Neighbours() {}

  /// A booking as the API takes it.
  ///
  /// @param most people in the party
  /// @param age of everybody, where an event asks for it; 0 if it does not
  static JsonObject booking(long seed, int number, int most, int age) {
    var chance = new SplittableRandom(seed * 31 + number);
    var last = LAST.get(chance.nextInt(LAST.size()));
    var people = 1 + Math.min(chance.nextInt(4), chance.nextInt(4));
    var party = new JsonArray();
    for (var i = 0; i < Math.min(people, most); i++) {
      var guest =
          new JsonObject().put("name", FIRST.get(chance.nextInt(FIRST.size())) + " " + last);
      party.add(age == 0 ? guest : guest.put("age", age));
    }
    var name = party.getJsonObject(0).getString("name");
    return new JsonObject()
        .put("party", party)
        .put("contact", new JsonObject().put("name", name).put("language", "it"));
  }

  /// How many people are in a booking.
  static int people(JsonObject booking) {
    return booking.getJsonArray("party").size();
  }
}
