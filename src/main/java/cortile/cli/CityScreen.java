package cortile.cli;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The public screen of the demonstration city, over HTTP: what it shows is the city's budgets and
/// its workshop. A demonstration lets everybody watch it without pairing. Blocks.
///
/// @param token of an organiser
record CityScreen(Client client, String token, City city) {
  static final String SLUG = "piazza";

  /// The place of `demo/hub.json` whose day it shows.
  private static final String HUB = "hub-lorenteggio";

  private static final String AT = "/screens/" + SLUG;

  /// Makes the screen, unless it is there.
  void build() throws CommandFailure {
    if (send(HttpMethod.GET, AT, null).status() == 200) return;
    accepted(
        send(
            HttpMethod.POST, "/screens", new JsonObject().put("screen", SLUG).put("name", name())));
    accepted(
        send(
            HttpMethod.PUT,
            AT,
            new JsonObject()
                .put("name", name())
                .put("language", "it")
                .put("follow", true)
                .put("slides", slides())));
  }

  /// Puts a workshop first, in the place of whichever was there, and leaves the rest as somebody
  /// may have made it.
  void show(String code) throws CommandFailure {
    JsonObject screen = send(HttpMethod.GET, AT, null).json();
    var slides = new JsonArray().add(slide("workshop", "workshop").put("code", code));
    screen.getJsonArray("slides", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .filter(slide -> !slide.getString("kind").equals("workshop"))
        .forEach(slides::add);
    var programme = new JsonObject().put("slides", slides);
    Stream.of("name", "language", "follow", "night")
        .filter(screen::containsKey)
        .forEach(member -> programme.put(member, screen.getValue(member)));
    accepted(send(HttpMethod.PUT, AT, programme));
  }

  private String name() {
    return "Piazza · " + city.name().getOrDefault("it", "");
  }

  private JsonArray slides() {
    var slides = new JsonArray();
    for (City.Budget budget : city.budgets()) {
      var kinds =
          budget.phase().equals("open") ? Stream.of("turnout", "results") : Stream.of("results");
      kinds.forEach(
          kind -> slides.add(slide(kind + "-" + slides.size(), kind).put("budget", budget.slug())));
    }
    var text =
        new JsonObject()
            .put("it", "Qui si decide insieme. Vota anche tu!")
            .put("en", "Here we decide together. Vote too!");
    slides
        .add(slide("hub-today", "hub-today").put("place", HUB))
        .add(slide("hub-events", "hub-events"));
    return slides.add(slide("message", "message").put("text", text)).add(slide("clock", "clock"));
  }

  private static JsonObject slide(String id, String kind) {
    return new JsonObject().put("id", id).put("kind", kind).put("seconds", 12);
  }

  private Reply send(HttpMethod method, String path, @Nullable JsonObject body)
      throws CommandFailure {
    try {
      return client.send(method, path, token, body == null ? null : body.toBuffer()).await();
    } catch (Exception noAnswer) {
      if (!(noAnswer instanceof IOException)) throw noAnswer;
      throw new CommandFailure(client.base() + " does not answer: " + noAnswer.getMessage());
    }
  }

  private static void accepted(Reply reply) throws CommandFailure {
    if (!reply.ok()) throw new CommandFailure(reply.reason());
  }
}
