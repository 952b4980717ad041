package cortile.display;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// The operations of `openapi/display.yaml`.
final class ScreenRoutes {
  private final ScreensRoom screens;
  private final DevicesRoom devices;

  ScreenRoutes(ScreensRoom screens, DevicesRoom devices) {
    this.screens = screens;
    this.devices = devices;
  }

  void bind(Api api) {
    api.on("listScreens", this::list)
        .on("createScreen", this::create)
        .on("getScreen", call -> screens.get(slug(call)).map(Answer::ok))
        .on("replaceScreen", call -> screens.replace(slug(call), call.body()).map(Answer::ok))
        .on("deleteScreen", call -> screens.delete(slug(call)).map(v -> Answer.noContent()))
        .on("pairScreen", this::pair)
        .on("unpairScreen", call -> screens.unpair(slug(call)).map(v -> Answer.noContent()))
        .on("getOwnScreen", this::own)
        .on("createPairing", this::show);
  }

  private Future<Answer> list(Call call) {
    return screens.list().map(list -> Answer.ok(new JsonObject().put("screens", list)));
  }

  private Future<Answer> create(Call call) {
    var body = call.body();
    return screens
        .create(
            body.getString("screen"),
            body.getString("name"),
            Optional.ofNullable(body.getString("code")),
            Speaker.of(call).subject())
        .map(Answer::created);
  }

  private Future<Answer> pair(Call call) {
    return screens
        .pair(slug(call), call.body().getString("code"), Speaker.of(call).subject())
        .map(Answer::ok);
  }

  private Future<Answer> own(Call call) {
    var request = call.context().request();
    return devices
        .screen(request)
        .map(screen -> {
          var body = new JsonObject();
          screen.ifPresent(slug -> body.put("screen", slug));
          var answer = Answer.ok(body).header("Cache-Control", "no-store");
          return screen
              .flatMap(slug -> devices.again(request))
              .map(cookie -> answer.header("Set-Cookie", cookie))
              .orElse(answer);
        });
  }

  private Future<Answer> show(Call call) {
    var request = call.context().request();
    return devices
        .show(request)
        .map(waiting -> {
          var shown = waiting.shown();
          return Answer.created(
                  new JsonObject()
                      .put("pairing", shown.id())
                      .put("code", shown.code())
                      .put("expires", ScreensStore.time(shown.expires()))
                      .put("seconds", shown.seconds()))
              .header("Cache-Control", "no-store")
              .header("Set-Cookie", devices.cookie(request, waiting.secret()));
        });
  }

  private static String slug(Call call) {
    return call.path("screen");
  }
}
