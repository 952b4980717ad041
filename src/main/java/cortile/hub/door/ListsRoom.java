package cortile.hub.door;

import cortile.kit.Answer;
import cortile.kit.Call;
import cortile.kit.Csv;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lists of those who come.
final class ListsRoom {
  private static final List<String> HEADER =
      List.of(
          "code", "name", "email", "phone", "source", "guest", "guest_name", "seat", "needs", "in");

  private static final int PAGE = 500;

  private final Vertx vertx;
  private final Db db;
  private final TicketsRoom tickets;

  ListsRoom(Vertx vertx, Db db, TicketsRoom tickets) {
    this.vertx = vertx;
    this.db = db;
    this.tickets = tickets;
  }

  /// What a device must know to work without the network, or that it knows it already.
  Future<Answer> door(Call call, Stand stand) {
    return ListsStore.door(db, stand.event())
        .map(dated -> {
          var tag = '"' + Hashes.hex(dated.list().toBuffer().getBytes()).substring(0, 32) + '"';
          var held = call.header("If-None-Match");
          var answer =
              held != null && held.contains(tag)
                  ? new Answer(304, null, null, java.util.Map.of())
                  : Answer.ok(dated.list().put("now", dated.now()).put("key", tickets.key()));
          return answer.header("ETag", tag).header("Cache-Control", "private, no-cache");
        });
  }

  /// A `GuestList` of the contract.
  Future<JsonObject> desk(Call call) {
    return listed(call)
        .map(list -> {
          objects(list, "bookings").forEach(booking -> booking.remove("email"));
          return list;
        });
  }

  /// The same as a table.
  Future<Answer> csv(Call call) {
    return listed(call)
        .compose(list -> vertx.executeBlocking(() -> Csv.table(rows(list)), false))
        .map(table ->
            Answer.file(
                "text/csv; charset=utf-8", call.path("event") + ".csv", Buffer.buffer(table)));
  }

  /// The scans of an event, a page at a time; `next` names the last of a page that is not the last
  /// one.
  Future<JsonObject> scans(Call call) {
    return ListsStore.scans(db, call.path("event"), before(call), PAGE + 1)
        .map(ListsRoom::found)
        .map(page -> {
          var scans = page.getJsonArray("scans");
          if (scans.size() > PAGE) {
            scans.remove(PAGE);
            page.put("next", scans.getJsonObject(PAGE - 1).getString("scan"));
          }
          return page;
        });
  }

  private static @Nullable UUID before(Call call) {
    var text = call.query("before");
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "bad-request")
          .with(List.of(Problem.Field.of("before", "invalid-member", text)))
          .refused();
    }
  }

  private Future<JsonObject> listed(Call call) {
    return ListsStore.desk(db, call.path("event")).map(ListsRoom::found);
  }

  private static JsonObject found(Optional<JsonObject> list) {
    return list.orElseThrow(() -> Problem.of(404, "not-found").refused());
  }

  private static List<List<String>> rows(JsonObject list) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADER);
    objects(list, "bookings")
        .forEach(
            booking -> objects(booking, "guests").forEach(guest -> rows.add(row(booking, guest))));
    return rows;
  }

  private static List<String> row(JsonObject booking, JsonObject guest) {
    var number = guest.getInteger("guest");
    var needs =
        objects(booking, "needs")
            .filter(need -> number.equals(need.getInteger("guest")))
            .map(need ->
                Stream.of(need.getString("kind"), need.getString("state"), text(need, "note"))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("; "));
    return List.of(
        text(booking, "code"),
        text(booking, "name"),
        text(booking, "email"),
        text(booking, "phone"),
        text(booking, "source"),
        number.toString(),
        text(guest, "name"),
        text(guest, "kind"),
        needs,
        text(guest, "in"));
  }

  private static String text(JsonObject object, String member) {
    return object.getString(member, "");
  }

  private static Stream<JsonObject> objects(JsonObject object, String member) {
    return object.getJsonArray(member, new JsonArray()).stream().map(JsonObject.class::cast);
  }
}
