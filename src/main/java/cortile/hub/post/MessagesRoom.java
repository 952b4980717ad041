package cortile.hub.post;

import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages to those who booked an event: one mail for each booking that has an address.
final class MessagesRoom {
  // Enough for one statement, few enough for the event loop.
  private static final int CHUNK = 200;

  private final Db db;
  private final Links links;

  MessagesRoom(Db db, Links links) {
    this.db = db;
    this.links = links;
  }

  void bind(Api api) {
    api.on("countRecipients", this::count)
        .on("listMessages", this::list)
        .on("sendMessage", this::send);
  }

  private Future<Answer> count(Call call) {
    return db.snapshot(
            tx -> event(tx, call).compose(event -> RecipientsStore.reach(tx, event.id())))
        .map(Answer::ok);
  }

  private Future<Answer> list(Call call) {
    var after = after(call.query("after"));
    return db.snapshot(tx -> event(tx, call))
        .compose(event -> MessagesStore.list(db, event.slug(), after))
        .map(messages -> Answer.ok(new JsonObject().put("messages", messages)));
  }

  private static @Nullable Integer after(@Nullable String number) {
    if (number != null && !number.matches("[0-9]{1,9}")) {
      throw Problem.of(400, "bad-request")
          .with(List.of(Problem.Field.of("after", "invalid-member", number)))
          .refused();
    }
    return number == null ? null : Integer.valueOf(number);
  }

  private Future<Answer> send(Call call) {
    var author = Speaker.of(call).subject();
    var key = IdempotencyKey.of(call, "sendMessage", author);
    return db.transaction(tx ->
            event(tx, call)
                .compose(event -> {
                  if (event.phase().equals("draft")) {
                    throw Problem.of(409, "message-draft").refused();
                  }
                  return Requests.once(tx, key, once -> written(once, event, call.body(), author));
                }))
        .map(Answer::created);
  }

  private Future<JsonObject> written(Tx tx, MessageEvent event, JsonObject body, String author) {
    var audience = body.getString("audience");
    var subject = body.getString("subject");
    var text = body.getString("text");
    return MessagesStore.insert(tx, event.slug(), audience, subject, text, author)
        .compose(message -> {
          var whole = new Message(message, event, audience, subject, text);
          return chunk(tx, whole, 0, 0)
              .compose(recipients -> MessagesStore.finish(tx, message, recipients));
        });
  }

  private Future<Integer> chunk(Tx tx, Message message, long after, int so) {
    return RecipientsStore.recipients(tx, message.event().id(), message.audience(), after, CHUNK)
        .compose(booked -> {
          var letters = booked.stream().map(one -> message.to(one, links)).toList();
          var all = so + booked.size();
          return OutboxStore.put(tx, letters)
              .compose(put ->
                  booked.size() < CHUNK
                      ? Future.succeededFuture(all)
                      : chunk(tx, message, booked.getLast().id(), all));
        });
  }

  private static Future<MessageEvent> event(Tx tx, Call call) {
    return MessageEventStore.event(tx, call.path("event"), maker(call))
        .map(found -> found.orElseThrow(() -> Problem.of(404, "not-found").refused()));
  }

  // Facilitators write for the events that they made.
  private static @Nullable String maker(Call call) {
    var speaker = Speaker.of(call);
    return List.of(Role.ORGANISER).contains(speaker.role()) ? null : speaker.subject();
  }
}
