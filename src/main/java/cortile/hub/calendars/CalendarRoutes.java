package cortile.hub.calendars;

import cortile.hub.calendars.Calendars.Use;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calendars of public events.
final class CalendarRoutes {
  private static final Texts TEXTS = new Texts(List.of("hub-calendars"));

  private final Vertx vertx;
  private final Db db;
  private final Calendars calendars;
  private final Entries entries;

  CalendarRoutes(Vertx vertx, Db db, Calendars calendars, Entries entries) {
    this.vertx = vertx;
    this.db = db;
    this.calendars = calendars;
    this.entries = entries;
  }

  void bind(Api api) {
    api.on("calendarOfEvents", call -> feed(call, say(call, "calendar.all"), null, null))
        .on("calendarOfEvent", this::event)
        .on("calendarOfPlace", this::place)
        .on(
            "calendarOfCategory",
            call -> feed(call, call.path("category"), null, call.path("category")));
  }

  private Future<Answer> event(Call call) {
    return CalendarsStore.event(db, call.path("event"))
        .map(found -> found.orElseThrow(CalendarRoutes::missing))
        .compose(event ->
            written(() ->
                    calendars.text(
                        Use.FEED,
                        event.title(language(call)),
                        entries.of(event, language(call)).toList()))
                .map(text -> file(event.slug(), text)));
  }

  private Future<Answer> place(Call call) {
    var slug = call.path("place");
    return CalendarsStore.place(db, slug)
        .map(found -> found.orElseThrow(CalendarRoutes::missing))
        .compose(name -> feed(call, Happening.said(name, language(call)), slug, null));
  }

  private Future<Answer> feed(
      Call call, String name, @Nullable String place, @Nullable String category) {
    return CalendarsStore.feed(db, place, category)
        .compose(events ->
            written(() ->
                calendars.text(
                    Use.FEED,
                    name,
                    events.stream().flatMap(event -> entries.of(event, language(call))).toList())))
        .map(text -> file("eventi", text));
  }

  // Hundreds of entries take tens of milliseconds.
  private Future<String> written(Supplier<String> text) {
    return vertx.executeBlocking(text::get, false);
  }

  private static Answer file(String name, String text) {
    return Answer.file("text/calendar; charset=utf-8", name + ".ics", Buffer.buffer(text))
        .header("Cache-Control", "public, max-age=300");
  }

  static String say(Call call, String key) {
    return TEXTS.say(Locale.of(language(call)), key);
  }

  static String language(Call call) {
    return Optional.ofNullable(call.query("language"))
        .filter(language -> List.of("it", "en").contains(language))
        .orElse("it");
  }

  private static Problem.Refused missing() {
    return Problem.of(404, "not-found").refused();
  }
}
