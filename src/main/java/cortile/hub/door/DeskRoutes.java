package cortile.hub.door;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// The operations of tickets, door devices and the desk.
final class DeskRoutes {
  private final TicketsRoom tickets;
  private final KeepersRoom keepers;
  private final DoorDevicesRoom devices;
  private final ListsRoom lists;
  private final NoShowsRoom noShows;
  private final SettingsRoom settings;

  DeskRoutes(
      TicketsRoom tickets,
      KeepersRoom keepers,
      DoorDevicesRoom devices,
      ListsRoom lists,
      NoShowsRoom noShows,
      SettingsRoom settings) {
    this.tickets = tickets;
    this.keepers = keepers;
    this.devices = devices;
    this.lists = lists;
    this.noShows = noShows;
    this.settings = settings;
  }

  void bind(Api api) {
    api.on("getTicketKey", call -> Future.succeededFuture(Answer.ok(tickets.key())))
        .on("getTickets", call -> tickets.of(call).map(DeskRoutes::secret))
        .on(
            "listDoorDevices",
            call -> devices.list().map(all -> Answer.ok(new JsonObject().put("devices", all))))
        .on(
            "createDoorDevice",
            call ->
                devices
                    .create(call)
                    .map(link -> Answer.created(link).header("Cache-Control", "no-store")))
        .on(
            "renewDoorDeviceLink",
            call ->
                devices
                    .renew(DoorRoutes.id(call, "device"))
                    .map(link -> Answer.created(link).header("Cache-Control", "no-store")))
        .on(
            "revokeDoorDevice",
            call -> devices.revoke(DoorRoutes.id(call, "device")).map(done -> Answer.noContent()))
        .on("getOwnDoorDevice", call -> devices.own(call).map(DeskRoutes::secret))
        .on("takeDoorDevice", this::take)
        .on("leaveDoorDevice", this::leave)
        .on("getDoor", call -> settings.get(call).map(Answer::ok))
        .on("replaceDoor", call -> settings.put(call).map(Answer::ok))
        .on("listScans", call -> lists.scans(call).map(Answer::ok))
        .on("listNoShows", call -> noShows.list(call).map(Answer::ok))
        .on("noteNoShows", call -> noShows.note(call).map(Answer::ok))
        .on("excuseNoShow", call -> noShows.excuse(call).map(done -> Answer.noContent()))
        .on("getGuestList", call -> lists.desk(call).map(DeskRoutes::secret))
        .on("getGuestListCsv", lists::csv)
        .on("getDesk", call -> settings.desk().map(Answer::ok));
  }

  private Future<Answer> take(Call call) {
    var body = call.body();
    return devices
        .take(body.getString("secret"), body.getString("taker"))
        .map(taken ->
            secret(taken.place())
                .header("Set-Cookie", keepers.cookie(call.context().request(), taken.secret())));
  }

  private Future<Answer> leave(Call call) {
    var request = call.context().request();
    return devices
        .leave(call)
        .map(left -> Answer.noContent().header("Set-Cookie", keepers.noCookie(request)));
  }

  private static Answer secret(JsonObject body) {
    return Answer.ok(body).header("Cache-Control", "private, no-store");
  }
}
