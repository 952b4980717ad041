package cortile.hub.places;

import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.IdempotencyKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The operations on places and what is in them; and what all operations read from a call.
final class PlaceRoutes {
  private static final Set<Role> PEOPLE = Set.of(Role.RESIDENT, Role.FACILITATOR, Role.ORGANISER);
  private static final Set<Role> STAFF = Set.of(Role.FACILITATOR, Role.ORGANISER);

  private final EditingRoom editing;
  private final ClosuresRoom closures;
  private final SignsRoom signs;

  PlaceRoutes(EditingRoom editing, ClosuresRoom closures, SignsRoom signs) {
    this.editing = editing;
    this.closures = closures;
    this.signs = signs;
  }

  void bind(Api api) {
    api.on("listPlaces", call -> editing.list(asker(call)).map(Answer::ok))
        .on("createPlace", call -> editing.create(call.body(), key(call)).map(Answer::created))
        .on("getPlace", call -> editing.get(place(call), asker(call)).map(Answer::ok))
        .on(
            "replacePlace",
            call -> editing.replace(place(call), call.body(), call.replaces()).map(Answer::ok))
        .on(
            "closePlace",
            call -> closures.close(place(call), call.body(), key(call)).map(Answer::created))
        .on(
            "dropClosure",
            call ->
                closures
                    .open(place(call), Long.parseLong(call.path("closure")))
                    .map(v -> Answer.noContent()))
        .on(
            "putResource",
            call ->
                editing
                    .putResource(place(call), resource(call), call.body(), call.replaces())
                    .map(Answer::ok))
        .on("getSign", call -> signs.sign(place(call), resource(call)).map(Answer::ok))
        .on(
            "renewSign",
            call -> signs.renewSign(place(call), resource(call), key(call)).map(Answer::created));
  }

  static String place(Call call) {
    return call.path("place");
  }

  static String resource(Call call) {
    return call.path("resource");
  }

  /// Who asks. Screens and auditors are nobody here.
  static Asker asker(Call call) {
    var speaker = Speaker.of(call.context()).filter(each -> PEOPLE.contains(each.role()));
    @Nullable String subject = speaker.map(each -> each.subject()).orElse(null);
    return new Asker(
        subject,
        speaker.filter(each -> STAFF.contains(each.role())).isPresent(),
        call.header("Cortile-Link"));
  }

  static IdempotencyKey key(Call call) {
    var subject = asker(call).subject();
    var operation = call.context().request().path().replaceAll(".*/", "");
    return IdempotencyKey.of(call, "hub places " + operation, subject == null ? "" : subject);
  }
}
