package cortile.hub.door;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;

/// The operations at a door, for staff and its door devices.
final class DoorRoutes {
  private final KeepersRoom keepers;
  private final ListsRoom lists;
  private final ScansRoom scans;
  private final WalkInsRoom walkIns;
  private final QueueRoom queue;
  private final CallsRoom calls;
  private final LeavingRoom leaving;
  private final SettingsRoom settings;

  DoorRoutes(
      KeepersRoom keepers,
      ListsRoom lists,
      ScansRoom scans,
      WalkInsRoom walkIns,
      QueueRoom queue,
      CallsRoom calls,
      LeavingRoom leaving,
      SettingsRoom settings) {
    this.keepers = keepers;
    this.lists = lists;
    this.scans = scans;
    this.walkIns = walkIns;
    this.queue = queue;
    this.calls = calls;
    this.leaving = leaving;
    this.settings = settings;
  }

  void bind(Api api) {
    api.on("getDoorList", call -> keepers.at(call).compose(stand -> lists.door(call, stand)))
        .on(
            "addScans",
            call ->
                keepers
                    .sending(call)
                    .compose(stand -> scans.add(stand, call.body().getJsonArray("scans")))
                    .map(Answer::ok))
        .on(
            "listConflicts",
            at((call, stand) ->
                settings
                    .conflicts(stand)
                    .map(all -> Answer.ok(new JsonObject().put("conflicts", all)))))
        .on(
            "settleConflict",
            at((call, stand) -> settings.settle(call, stand).map(done -> Answer.noContent())))
        .on("addWalkIn", at((call, stand) -> walkIns.add(call, stand).map(Answer::created)))
        .on("listQueue", at((call, stand) -> queue.list(call, stand).map(Answer::ok)))
        .on("callNext", at((call, stand) -> calls.next(stand).map(Answer::ok)))
        .on("moveQueueEntry", at((call, stand) -> calls.move(call, stand).map(Answer::ok)))
        .on(
            "joinQueue",
            call ->
                queue
                    .join(call)
                    .map(place -> Answer.created(place).header("Cache-Control", "no-store")))
        .on(
            "getQueuePlace",
            call ->
                queue.own(call).map(place -> Answer.ok(place).header("Cache-Control", "no-store")))
        .on("leaveQueue", call -> leaving.leaveOwn(call).map(done -> Answer.noContent()));
  }

  private java.util.function.Function<Call, Future<Answer>> at(
      BiFunction<Call, Stand, Future<Answer>> operation) {
    return call -> keepers.at(call).compose(stand -> operation.apply(call, stand));
  }

  /// An id of a path; 404 for a number that no id can be.
  static long id(Call call, String name) {
    try {
      return Long.parseLong(call.path(name));
    } catch (NumberFormatException e) {
      throw Problem.of(404, "not-found").refused();
    }
  }
}
