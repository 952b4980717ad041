package cortile.hub.places;

import static cortile.hub.places.FinderRoutes.day;
import static cortile.hub.places.PlaceRoutes.asker;
import static cortile.hub.places.PlaceRoutes.key;
import static cortile.hub.places.PlaceRoutes.place;
import static cortile.hub.places.PlaceRoutes.resource;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// The operations on reservations.
final class ReservationRoutes {
  private final ReservingRoom reserving;
  private final HoldersRoom holders;
  private final MovingRoom moving;
  private final DeskRoom desk;

  ReservationRoutes(
      ReservingRoom reserving, HoldersRoom holders, MovingRoom moving, DeskRoom desk) {
    this.reserving = reserving;
    this.holders = holders;
    this.moving = moving;
    this.desk = desk;
  }

  void bind(Api api) {
    api.on("previewReservation", this::preview)
        .on(
            "reserve",
            call -> reserving.reserve(call.body(), asker(call), key(call)).map(Answer::created))
        .on("listReservations", this::list)
        .on(
            "getReservation",
            call -> holders.get(code(call), asker(call)).map(ReservationRoutes::told))
        .on(
            "changeReservation",
            call ->
                moving
                    .change(code(call), call.body(), asker(call), call.replaces())
                    .map(ReservationRoutes::told))
        .on(
            "cancelReservation",
            call -> holders.cancel(code(call), asker(call)).map(v -> Answer.noContent()))
        .on("sayReservationLink", this::link)
        .on("decideReservation", this::decide)
        .on(
            "checkInReservation",
            call -> desk.checkIn(code(call), asker(call)).map(ReservationRoutes::told))
        .on(
            "takeCheckInBack",
            call -> desk.takeBack(code(call), asker(call)).map(ReservationRoutes::told))
        .on(
            "checkInAtDoor",
            call ->
                desk.checkInAtDoor(
                        place(call),
                        resource(call),
                        call.body().getString("secret"),
                        Optional.ofNullable(call.header("Idempotency-Key")).map(h -> key(call)))
                    .map(Answer::ok));
  }

  private Future<Answer> preview(Call call) {
    var asker = asker(call);
    return reserving
        .preview(call.body(), asker)
        .map(plan -> {
          var errors = new JsonArray();
          plan.broken()
              .forEach(each ->
                  errors.add(
                      new JsonObject()
                          .put("pointer", each.pointer())
                          .put("detail", reserving.say(call.language(), each))));
          return Answer.ok(
              new JsonObject()
                  .put("dates", PlanningRoom.told(plan.dates(), asker))
                  .put("clashing", plan.clashing().size())
                  .put("approval", plan.order().approval())
                  .put("errors", errors));
        });
  }

  private Future<Answer> list(Call call) {
    var states = call.query("state");
    var asker = asker(call);
    var filter =
        new ReservationFilter(
            asker.staff() && !"true".equals(call.query("mine")),
            call.query("place"),
            call.query("resource"),
            states == null ? null : List.of(states.split(",", -1)),
            day(call, "from").orElse(null),
            day(call, "to").orElse(null),
            call.query("organisation"),
            call.query("q"));
    return holders.list(filter, asker).map(ReservationRoutes::own);
  }

  private Future<Answer> link(Call call) {
    return holders
        .link(code(call), asker(call), call.body().getBoolean("renew", false))
        .map(ReservationRoutes::own);
  }

  private Future<Answer> decide(Call call) {
    var body = call.body();
    return desk.decide(
            code(call),
            body.getString("decision"),
            body.getString("reason"),
            body.getBoolean("series", false),
            asker(call))
        .map(ReservationRoutes::told);
  }

  private static Answer told(JsonObject reservation) {
    return own(reservation).header("ETag", "\"" + reservation.getInteger("revision") + "\"");
  }

  // Nobody else's eyes, not even a cache's.
  static Answer own(JsonObject document) {
    return Answer.ok(document).header("Cache-Control", "private, no-store");
  }

  static String code(Call call) {
    return call.path("code");
  }
}
