package cortile.polls;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Who leads a workshop, and the paper tokens that they hand out.
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
                    return WorkshopsStore.note(tx, id, "joinStaff", null, null, null, name);
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

  /// Lets there be at least so many paper tokens, and gives all of them.
  Future<JsonObject> print(Order order, int count) {
    return led.run(
            order,
            (tx, held) ->
                tx.query(
                        "update polls.workshop set papers = greatest(papers, $2) where id = $1",
                        held.id(),
                        count)
                    .compose(v -> {
                      ViewsRoom.desk(tx, held.code());
                      return LedRoom.note(tx, held, order, null, null, Integer.toString(count));
                    }))
        .compose(v -> papers(order));
  }

  /// All paper tokens, for the sheet.
  Future<JsonObject> papers(Order order) {
    return led.runEvenAfter(
        order,
        (tx, held) ->
            tx.query(
                    """
                    select papers, (select count(*) from polls.participant where workshop = $1 and paper is not null) as used
                    from polls.workshop where id = $1
                    """,
                    held.id())
                .map(rows -> {
                  var row = rows.iterator().next();
                  return sheet(held.code(), row.getInteger("papers"), row.getLong("used"));
                }));
  }

  private JsonObject sheet(String code, int count, long used) {
    var tokens = new JsonArray();
    for (var number = 1; number <= count; number++) {
      tokens.add(new JsonObject().put("number", number).put("token", keys.paper(code, number)));
    }
    return new JsonObject().put("count", count).put("used", used).put("tokens", tokens);
  }
}
