package cortile.polls;

import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// The paper tokens that are handed out at the door.
public final class PapersRoom {
  private final LedRoom led;
  private final DoorKeys keys;

  PapersRoom(LedRoom led, DoorKeys keys) {
    this.led = led;
    this.keys = keys;
  }

  /// Lets there be at least so many paper tokens, and gives all of them.
  Future<JsonObject> print(Order order, int count) {
    return led.run(
            order,
            (tx, held) ->
                tx.query(
                        "update polls.workshop set papers = greatest(papers, $2) where id = $1",
                        held.id(),
                        count)
                    .compose(v -> {
                      ViewsRoom.desk(tx, held.code());
                      return LedRoom.note(tx, held, order, null, null, Integer.toString(count));
                    }))
        .compose(v -> papers(order));
  }

  /// All paper tokens, for the sheet.
  Future<JsonObject> papers(Order order) {
    return led.runEvenAfter(
        order,
        (tx, held) ->
            tx.query(
                    """
                    select papers, (select count(*) from polls.participant where workshop = $1 and paper is not null) as used
                    from polls.workshop where id = $1
                    """,
                    held.id())
                .map(rows -> {
                  var row = rows.iterator().next();
                  return sheet(held.code(), row.getInteger("papers"), row.getLong("used"));
                }));
  }

  private JsonObject sheet(String code, int count, long used) {
    var tokens = new JsonArray();
    for (var number = 1; number <= count; number++) {
      tokens.add(new JsonObject().put("number", number).put("token", keys.paper(code, number)));
    }
    return new JsonObject().put("count", count).put("used", used).put("tokens", tokens);
  }
}
