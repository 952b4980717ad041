package cortile.polls;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/// The operations on workshops themselves.
final class WorkshopRoutes {
  private final LeadRoutes led;
  private final WorkshopsRoom workshops;

  WorkshopRoutes(LeadRoutes led, WorkshopsRoom workshops) {
    this.led = led;
    this.workshops = workshops;
  }

  void bind(Api api) {
    api.on("listWorkshops", this::list)
        .on("createWorkshop", this::create)
        .on("steerWorkshop", this::steer);
    led.on(api, "replaceWorkshop", Deed.LEAD, (o, call) -> workshops.replace(o, call.body()));
    led.on(api, "deleteWorkshop", Deed.OWN, (o, call) -> workshops.delete(o));
    led.on(api, "endWorkshop", Deed.OWN, (o, call) -> workshops.end(o));
    api.on(
        "copyWorkshop",
        call ->
            workshops
                .copy(LeadRoutes.order(call, Deed.LEAD, "copyWorkshop"), call.body())
                .map(WorkshopRoutes::made));
  }

  private Future<Answer> list(Call call) {
    return workshops
        .list(Speaker.of(call).subject())
        .map(list -> Answer.ok(new JsonObject().put("workshops", list)));
  }

  private Future<Answer> create(Call call) {
    return workshops.create(Speaker.of(call).subject(), call.body()).map(WorkshopRoutes::made);
  }

  // Freezing hides something from the wall at once, so moderators may do it too.
  private Future<Answer> steer(Call call) {
    var onlyFrozen = call.body().fieldNames().equals(Set.of("frozen"));
    return workshops
        .steer(
            LeadRoutes.order(call, onlyFrozen ? Deed.MODERATE : Deed.LEAD, "steerWorkshop"),
            call.body())
        .map(v -> Answer.noContent());
  }

  private static Answer made(String code) {
    return Answer.created(new JsonObject().put("code", code));
  }
}
