package cortile.hub.places;

import static cortile.hub.places.PlaceRoutes.asker;
import static cortile.hub.places.PlaceRoutes.key;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.json.JsonObject;

/// The operations on organisations.
final class OrganisationRoutes {
  private final OrganisationsRoom organisations;

  OrganisationRoutes(OrganisationsRoom organisations) {
    this.organisations = organisations;
  }

  void bind(Api api) {
    api.on(
            "listOrganisations",
            call ->
                organisations
                    .list(asker(call))
                    .map(all -> Answer.ok(new JsonObject().put("organisations", all))))
        .on(
            "createOrganisation",
            call -> organisations.create(call.body(), asker(call), key(call)).map(Answer::created))
        .on("getOrganisation", call -> organisations.get(slug(call), asker(call)).map(Answer::ok))
        .on(
            "replaceOrganisation",
            call ->
                organisations
                    .replace(slug(call), call.body(), asker(call), call.replaces())
                    .map(Answer::ok))
        .on("getInvitation", call -> organisations.invitation(slug(call)).map(Answer::ok))
        .on(
            "renewInvitation",
            call -> organisations.renew(slug(call), key(call)).map(Answer::created))
        .on(
            "joinOrganisation",
            call ->
                organisations
                    .join(
                        slug(call),
                        call.body().getString("secret"),
                        call.body().getString("name"),
                        asker(call))
                    .map(Answer::ok))
        .on(
            "leaveOrganisation",
            call ->
                organisations
                    .leave(slug(call), Long.parseLong(call.path("member")), asker(call))
                    .map(v -> Answer.noContent()));
  }

  private static String slug(Call call) {
    return call.path("organisation");
  }
}
