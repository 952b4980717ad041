package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Who leads a workshop.
public final class MembersRoom {
  private static final int SECRET_BYTES = 24;

  private final Db db;
  private final LedRoom led;
  private final DoorKeys keys;
  private final SecureRandom random = new SecureRandom();

  MembersRoom(Db db, LedRoom led, DoorKeys keys) {
    this.db = db;
    this.led = led;
    this.keys = keys;
  }

  /// A secret by which one colleague comes in; only its HMAC is kept.
  Future<JsonObject> invite(Order order, String role) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return led.run(
        order,
        (tx, held) ->
            MembersStore.invite(tx, held.id(), keys.invitation(secret), role)
                .compose(expires -> {
                  ViewsRoom.desk(tx, held.code());
                  return LedRoom.note(tx, held, order, null, null, role)
                      .map(
                          new JsonObject()
                              .put("secret", secret)
                              .put("expires", expires.toInstant().toString()));
                }));
  }

  /// Comes in by an invitation. Repeatable; 403 for one that is not good.
  Future<Void> join(String code, String subject, String secret, @Nullable String name) {
    return db.transaction(tx ->
        MembersStore.hold(tx, code)
            .compose(held -> {
              // The same as for a wrong secret: a code is no secret, but not ours to confirm.
              var id = held.orElseThrow(MembersRoom::bad);
              return MembersStore.use(tx, id, keys.invitation(secret), subject)
                  .compose(role ->
                      MembersStore.add(
                          tx,
                          id,
                          subject,
                          role.orElseThrow(MembersRoom::bad),
                          WorkshopsRoom.name(name)))
                  .compose(v -> {
                    ViewsRoom.desk(tx, code);
                    return LogStore.note(tx, id, "joinStaff", null, null, null, name);
                  });
            }));
  }

  private static Problem.Refused bad() {
    return Problem.of(403, "bad-invitation").refused();
  }

  /// Takes a member away. Repeatable; 409 for the only owner.
  Future<Void> remove(Order order, long member) {
    return led.runEvenAfter(
        order,
        (tx, held) ->
            MembersStore.remove(tx, held.id(), member)
                .compose(done -> {
                  if (!done) {
                    throw Problem.of(409, "last-owner").refused();
                  }
                  ViewsRoom.desk(tx, held.code());
                  return LedRoom.note(tx, held, order, null, null, Long.toString(member));
                }));
  }
}
