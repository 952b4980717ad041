package cortile.identity;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Who works here, over HTTP.
final class StaffRoutes {
  private final StaffRoom room;
  private final Origins origins;

  StaffRoutes(StaffRoom room, Origins origins) {
    this.room = room;
    this.origins = origins;
  }

  void bind(Api api) {
    api.on("listStaff", this::list).on("addStaff", this::add);
  }

  private Future<Answer> list(Call call) {
    return room.list()
        .map(people -> {
          var staff = new JsonArray();
          for (var person : people) {
            staff.add(
                new JsonObject()
                    .put("email", person.email() == null ? "" : person.email())
                    .put("role", person.role().wire()));
          }
          return Answer.ok(new JsonObject().put("staff", staff));
        });
  }

  private Future<Answer> add(Call call) {
    var body = call.body();
    var role = Role.of(body.getString("role")).orElseThrow();
    return room.appoint(body.getString("email"), role)
        .map(link -> {
          var answer = new JsonObject();
          link.ifPresent(l ->
              answer
                  .put("link", l.at(origins.base(call.context().request())))
                  .put("expires", IdentityRoutes.time(l.expires())));
          return Answer.created(answer);
        });
  }
}
