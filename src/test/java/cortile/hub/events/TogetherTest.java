package cortile.hub.events;

import static cortile.hub.events.EventTown.ORGANISER;
import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What happens at the same moment.
class TogetherTest extends InEventTown {
  @Test
  void whoeverLeavesInTheBatchThatDrawsHearsOnlyThat() {
    var event =
        town.event(
            EventTown.draft(EventTown.inDays(10), 1)
                .put("fairness", "lottery")
                .put("drawAt", EventTown.inDays(5).toString()));
    var code = town.book(event, "anna", 1).getString("code");
    var booked = await(town.bookings.find(EventTown.STAFF, code));
    town.batch(
        new Order.Draw(booked.event(), true),
        new Order.Leave(booked.event(), booked.id(), booked.link(), false, false));
    assertThat(
            town
                .rows("select kind from hub.mail where about = $1 order by kind", "booking:" + code)
                .stream()
                .map(row -> row.getString("kind")))
        .containsExactly("cancelled", "entered");
  }

  @Test
  void anEventWaitsForItsRoomsInTheOrderInWhichAllWait() {
    var draft = EventTown.draft(EventTown.inDays(70), 5).put("kind", "course");
    var last = EventTown.inDays(71);
    var sessions = draft.getJsonArray("sessions");
    sessions.add(
        new JsonObject()
            .put("starts", last.toString())
            .put("ends", last.plusSeconds(3600).toString()));
    // The room of the first session is behind the other in the order of units.
    sessions.getJsonObject(0).put("uses", uses("aula"));
    sessions.getJsonObject(1).put("uses", uses("sala"));
    leavesFree("hub.unit", unit("sala"), unit("aula"), () -> later(draft));
  }

  @Test
  void theClockEndsEventsInTheOrderInWhichBatchesLockThem() {
    var one = town.event(EventTown.draft(EventTown.inDays(80), 1));
    var two = town.event(EventTown.draft(EventTown.inDays(80), 1));
    // Now the first one's row lies behind the other's.
    town.rows("update hub.event set price = 1 where slug = $1 returning 1", one);
    var end = EventTown.inDays(81).atOffset(java.time.ZoneOffset.UTC);
    leavesFree(
        "hub.event",
        event(one),
        event(two),
        () -> town.db.transaction(tx -> DueStore.end(tx, end)));
  }

  // While somebody has the lower row and the command waits for it, the higher one is free.
  private static void leavesFree(
      String table, long lower, long higher, Supplier<Future<?>> command) {
    assertThat(lower).isLessThan(higher);
    var lock = "select from " + table + " where id = $1 for no key update";
    Future<?> running =
        await(
            town.db.transaction(tx ->
                tx.query(lock, lower)
                    .map(v -> (Future<?>) command.get())
                    .compose(waits ->
                        somebodyWaits()
                            .compose(v -> tx.query(lock + " nowait", higher))
                            .map(v -> waits))));
    await(running);
  }

  private static Future<Void> somebodyWaits() {
    return town.db
        .query(
            "select exists (select from pg_locks l join pg_stat_activity a using (pid) where not"
                + " l.granted and a.datname = current_database()) as waits")
        .compose(rows ->
            rows.iterator().next().getBoolean("waits")
                ? Future.succeededFuture()
                : somebodyWaits());
  }

  private static Future<?> later(JsonObject draft) {
    return town.events.making().create(ORGANISER, draft, EventTown.key("create-event"));
  }

  private static JsonArray uses(String resource) {
    return new JsonArray().add(new JsonObject().put("resource", resource));
  }

  private static long unit(String resource) {
    return id(
        "select u.id from hub.unit u join hub.resource r on r.id = u.resource where r.key = $1",
        resource);
  }

  private static long event(String slug) {
    return id("select id from hub.event where slug = $1", slug);
  }

  private static long id(String sql, String name) {
    return town.rows(sql, name).getFirst().getLong("id");
  }
}
