package cortile.hub.events;

import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The operations on events.
final class EventRoutes {
  private final Db db;
  private final MakingRoom making;
  private final EditorRoom editor;
  private final PhasesRoom phases;
  private final BookingsRoom bookings;
  private final NeedsRoom needs;

  EventRoutes(
      Db db,
      MakingRoom making,
      EditorRoom editor,
      PhasesRoom phases,
      BookingsRoom bookings,
      NeedsRoom needs) {
    this.db = db;
    this.making = making;
    this.editor = editor;
    this.phases = phases;
    this.bookings = bookings;
    this.needs = needs;
  }

  void bind(Api api) {
    api.on("listEvents", this::list)
        .on("createEvent", this::create)
        .on("getEvent", this::get)
        .on("replaceEvent", this::replace)
        .on(
            "deleteEvent",
            call -> editor.delete(who(call), slug(call)).map(v -> Answer.noContent()))
        .on("copyEvent", this::copy)
        .on(
            "publishEvent",
            call -> phases.publish(who(call), slug(call), scope(call)).map(Answer::ok))
        .on("cancelEvent", this::cancel)
        .on("getEventPicture", this::picture)
        .on("getLottery", call -> phases.lottery(slug(call)).map(Answer::ok))
        .on("drawLottery", call -> phases.draw(who(call), slug(call)).map(Answer::ok))
        .on("settleNeed", this::settle);
  }

  private Future<Answer> list(Call call) {
    var filter =
        new EventsStore.Filter(
            staff(call),
            call.query("phase"),
            day(call, "from"),
            day(call, "to"),
            call.query("place"),
            call.query("category"),
            call.query("series"),
            call.query("accessible"),
            call.query("q"),
            "true".equals(call.query("free")));
    return EventsStore.list(db, filter)
        .map(events -> Answer.ok(new JsonObject().put("events", events)));
  }

  private Future<Answer> create(Call call) {
    return making.create(who(call), call.body(), key(call, "create-event")).map(Answer::created);
  }

  private Future<Answer> get(Call call) {
    var speaker = Speaker.of(call.context());
    var organiser = speaker.filter(s -> s.role() == Role.ORGANISER).isPresent();
    var subject = speaker.map(Principal::subject).orElse(null);
    return EventsStore.one(db, slug(call), staff(call), organiser, subject)
        .map(found -> {
          var event = found.orElseThrow(BookingsRoom::unknown);
          return Answer.ok(event).header("ETag", "\"" + event.getInteger("revision") + "\"");
        });
  }

  private Future<Answer> replace(Call call) {
    return editor.replace(who(call), slug(call), call.body(), call.replaces()).map(Answer::ok);
  }

  private Future<Answer> copy(Call call) {
    return making
        .copy(who(call), slug(call), call.body(), key(call, "copy-event"))
        .map(Answer::created);
  }

  private Future<Answer> cancel(Call call) {
    return phases
        .cancel(who(call), slug(call), call.body().getJsonObject("reason"), scope(call))
        .map(Answer::ok);
  }

  private Future<Answer> picture(Call call) {
    return EventsStore.picture(db, slug(call), call.path("picture"), staff(call))
        .map(found -> {
          var picture = found.orElseThrow(BookingsRoom::unknown);
          return new Answer(200, picture.type(), picture.bytes(), Map.of())
              .header(
                  "Cache-Control",
                  picture.shown() ? "public, max-age=31536000, immutable" : "no-store");
        });
  }

  private Future<Answer> settle(Call call) {
    var asker = BookingsRoom.asker(call);
    return bookings
        .find(asker, call.path("code"))
        .compose(booked ->
            needs
                .settle(booked, Integer.parseInt(call.path("need")), call.body())
                .compose(v -> bookings.document(asker, booked.code())))
        .map(Answer::ok);
  }

  private static IdempotencyKey key(Call call, String operation) {
    return IdempotencyKey.of(call, operation, Speaker.of(call).subject());
  }

  private static EditorRoom.Editor who(Call call) {
    var speaker = Speaker.of(call);
    return new EditorRoom.Editor(speaker.subject(), speaker.role() == Role.ORGANISER);
  }

  private static boolean staff(Call call) {
    return BookingsRoom.asker(call).staff();
  }

  private static String slug(Call call) {
    return call.path("event");
  }

  private static @Nullable String scope(Call call) {
    return call.body().getString("scope");
  }

  private static @Nullable LocalDate day(Call call, String name) {
    var text = Optional.ofNullable(call.query(name)).filter(t -> !t.isBlank());
    try {
      return text.map(LocalDate::parse).orElse(null);
    } catch (DateTimeException e) {
      throw Problem.of(400, "bad-request")
          .with(List.of(Problem.Field.of(name, "no-such-day")))
          .refused();
    }
  }
}
