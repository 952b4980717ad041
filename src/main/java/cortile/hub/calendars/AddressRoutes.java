package cortile.hub.calendars;

import cortile.identity.PersonalLinks;
import cortile.identity.Speaker;
import cortile.kit.Alphabet;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Optional;

/// The secret address of one's own calendar.
final class AddressRoutes {
  /// Of the secrets.
  static final String KIND = "calendar-feed";

  private static final int CODE = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Db db;
  private final PersonalLinks links;

  AddressRoutes(Db db, PersonalLinks links) {
    this.db = db;
    this.links = links;
  }

  void bind(Api api) {
    api.on("getCalendarLink", this::link)
        .on("renewCalendarLink", this::renew)
        .on("endCalendarLink", this::end);
  }

  private Future<Answer> link(Call call) {
    return AddressStore.address(db, Speaker.of(call).subject()).map(this::linked);
  }

  private Future<Answer> renew(Call call) {
    var code = Alphabet.of(RANDOM.ints(CODE, 0, Alphabet.CHARACTERS.length()).toArray());
    return db.transaction(tx -> AddressStore.renew(tx, Speaker.of(call).subject(), code))
        .map(Optional::of)
        .map(this::linked);
  }

  private Answer linked(Optional<FeedAddress> own) {
    var body = new JsonObject();
    own.ifPresent(a ->
        body.put(
            "path", "/api/hub/calendars/people/" + a.code() + "." + links.secret(KIND, a.name())));
    return Answer.ok(body).header("Cache-Control", "no-store");
  }

  private Future<Answer> end(Call call) {
    return AddressStore.end(db, Speaker.of(call).subject()).map(ended -> Answer.noContent());
  }
}
