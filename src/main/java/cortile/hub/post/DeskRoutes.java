package cortile.hub.post;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The desk's operations on mails.
final class DeskRoutes {
  private static final Set<String> STATES =
      Set.of("waiting", "claimed", "sent", "uncertain", "failed", "dropped");

  private final Db db;
  private final boolean server;

  /// @param server a mail server is set
  DeskRoutes(Db db, boolean server) {
    this.db = db;
    this.server = server;
  }

  void bind(Api api) {
    api.on("listMails", this::list)
        .on("getMail", this::words)
        .on("decideMail", this::decide)
        .on("getMailSettings", call -> SettingStore.keepDays(db).map(DeskRoutes::settings))
        .on("putMailSettings", this::keep);
  }

  private Future<Answer> list(Call call) {
    var state = Optional.ofNullable(call.query("state")).orElse("uncertain");
    if (!STATES.contains(state)) {
      throw Problem.of(400, "bad-request")
          .with(List.of(Problem.Field.of("state", "invalid-member", "enum")))
          .refused();
    }
    return Future.all(ListStore.list(db, state, call.query("after")), ListStore.counts(db))
        .map(both ->
            Answer.ok(
                    new JsonObject()
                        .put("mails", both.resultAt(0))
                        .put("counts", both.resultAt(1))
                        .put("server", server))
                .header("Cache-Control", "no-store"));
  }

  private Future<Answer> words(Call call) {
    return DeskStore.words(db, call.path("mail"))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()))
        .map(words -> Answer.ok(words).header("Cache-Control", "no-store"));
  }

  private Future<Answer> decide(Call call) {
    var message = call.path("mail");
    var decision = Decision.valueOf(call.body().getString("decision").toUpperCase(Locale.ROOT));
    return db.transaction(tx ->
            DeskStore.find(tx, message)
                .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()))
                .compose(before ->
                    DeskStore.decide(tx, message, decision)
                        .compose(done -> {
                          if (!done) {
                            check(before, decision);
                          } else if (Set.of("uncertain", "failed")
                              .contains(before.getString("state"))) {
                            tx.touch(PostRoom.VIEW);
                          }
                          return DeskStore.find(tx, message);
                        })))
        .map(found -> Answer.ok(found.orElseThrow()).header("Cache-Control", "no-store"));
  }

  // Said again is done already.
  private static void check(JsonObject mail, Decision decision) {
    var state = mail.getString("state");
    if (!mail.getBoolean("words")) {
      throw Problem.of(409, "mail-emptied").refused();
    }
    if (!state.equals(decision.to())) {
      throw Problem.of(409, "mail-state").with("state", state).refused();
    }
  }

  private Future<Answer> keep(Call call) {
    var days = call.body().getInteger("keepDays");
    return SettingStore.keepDays(db, days).map(kept -> settings(days));
  }

  private static Answer settings(int days) {
    return Answer.ok(new JsonObject().put("keepDays", days));
  }
}
