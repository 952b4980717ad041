package cortile.hub.door;

import cortile.identity.PersonalLinks;
import cortile.identity.Speaker;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The phones of the volunteers: staff makes a one-time link, the phone takes it up and keeps a
/// secret, staff ends it.
final class DoorDevicesRoom {
  private static final String PAGE = "/porta/#";
  private static final String KIND = "door-device";
  private static final int SECRET_BYTES = 32;

  private final Db db;
  private final KeepersRoom keepers;
  private final PersonalLinks links;
  private final Consumer<String> recheck;
  private final Supplier<Optional<OffsetDateTime>> now;
  private final SecureRandom random = new SecureRandom();

  /// @param recheck told the feed's session of a device that lost its right
  DoorDevicesRoom(
      Db db,
      KeepersRoom keepers,
      PersonalLinks links,
      Consumer<String> recheck,
      Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.keepers = keepers;
    this.links = links;
    this.recheck = recheck;
    this.now = now;
  }

  Future<JsonArray> list() {
    return DoorDevicesStore.list(db);
  }

  /// A new device and its link, a `DoorDeviceLink` of the contract.
  Future<JsonObject> create(Call call) {
    var maker = Speaker.of(call).subject();
    var key = IdempotencyKey.of(call, "createDoorDevice", maker);
    var body = call.body();
    var event = body.getString("event");
    var place = body.getString("place");
    if ((event == null) == (place == null)) {
      throw invalid("/event", "door-device-scope");
    }
    var from = day(body, "from");
    var to = day(body, "to");
    if (from != null && to != null && to.isBefore(from)) {
      throw invalid("/to", "door-device-days");
    }
    return db.transaction(tx ->
        Requests.once(tx, key, first -> add(first, body, from, to, maker))
            .compose(made -> link(tx, made.getLong("id"))));
  }

  private static Future<JsonObject> add(
      Tx tx, JsonObject body, @Nullable LocalDate from, @Nullable LocalDate to, String maker) {
    var event = body.getString("event");
    var slug = event == null ? body.getString("place") : event;
    return DoorDevicesStore.add(tx, event != null, slug, body.getString("name"), from, to, maker)
        .map(id ->
            new JsonObject()
                .put(
                    "id",
                    id.orElseThrow(
                        () -> invalid(event == null ? "/place" : "/event", "door-device-where"))));
  }

  /// A new link for a device.
  Future<JsonObject> renew(long device) {
    return db.transaction(tx ->
        DoorDevicesStore.renew(tx, device)
            .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()))
            .compose(id -> link(tx, id)));
  }

  private Future<JsonObject> link(Tx tx, long id) {
    return DoorDevicesStore.one(tx, id)
        .map(device ->
            new JsonObject()
                .put("device", device.json())
                .put("link", PAGE + id + '.' + links.secret(KIND, id + "." + device.link()))
                .put("expires", device.expires()));
  }

  /// Ends what a device may do; the feed forgets it within this request.
  Future<Void> revoke(long device) {
    return db.transaction(tx -> DoorDevicesStore.revoke(tx, device))
        .map(found -> {
          found
              .orElseThrow(() -> Problem.of(404, "not-found").refused())
              .ifPresent(secret -> recheck.accept(KeepersRoom.session(secret)));
          return null;
        });
  }

  /// A link that was taken up: the secret that the browser must keep, and where it may stand.
  record Taken(String secret, JsonObject place) {}

  /// Takes a link up. 404 if it is not good.
  ///
  /// @param link what stands in it: the device's id, a dot and the secret
  Future<Taken> take(String link, String taker) {
    var dot = link.indexOf('.');
    var id = Long.parseLong(link, 0, dot, 10);
    var said = link.substring(dot + 1);
    var secret = secret();
    var hash = KeepersRoom.hash(secret);
    var by = KeepersRoom.hash(taker);
    return db.transaction(tx ->
            DoorDevicesStore.open(tx, id, by)
                .map(found ->
                    found
                        .filter(open -> links.opens(KIND, id + "." + open.link(), said))
                        .orElseThrow(() -> Problem.of(404, "door-link").refused()))
                .compose(open ->
                    DoorDevicesStore.take(tx, id, by, hash)
                        .map(Optional.ofNullable(open.secret()))))
        .compose(before -> {
          before.ifPresent(old -> recheck.accept(KeepersRoom.session(old)));
          return OwnDoorsStore.own(db, hash, false, now.get().orElse(null));
        })
        .map(place -> new Taken(secret, place));
  }

  /// The end of the shift: what the asking browser holds opens nothing any more, nor does the link
  /// that it took up. Repeatable.
  Future<Void> leave(Call call) {
    var hash = keepers.secret(call.context().request()).map(KeepersRoom::hash);
    if (hash.isEmpty()) {
      return Future.succeededFuture();
    }
    return db.transaction(tx -> DoorDevicesStore.leave(tx, hash.get()))
        .map(held -> {
          if (held) {
            recheck.accept(KeepersRoom.session(hash.get()));
          }
          return null;
        });
  }

  /// Where the asking browser may stand.
  Future<JsonObject> own(Call call) {
    HttpServerRequest request = call.context().request();
    return OwnDoorsStore.own(
        db,
        keepers.secret(request).map(KeepersRoom::hash).orElse(null),
        KeepersRoom.staff(call).isPresent(),
        now.get().orElse(null));
  }

  private String secret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static @Nullable LocalDate day(JsonObject body, String member) {
    var text = body.getString(member);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid("/" + member, "door-device-day");
    }
  }

  private static Problem.Refused invalid(String pointer, String key) {
    return Problem.of(422, "invalid").with(List.of(Problem.Field.of(pointer, key))).refused();
  }
}
