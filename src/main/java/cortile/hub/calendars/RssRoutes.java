package cortile.hub.calendars;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/// The feed of events to come.
final class RssRoutes {
  private static final int MOST = 100;

  private final Vertx vertx;
  private final Db db;
  private final Rss rss;

  RssRoutes(Vertx vertx, Db db, Rss rss) {
    this.vertx = vertx;
    this.db = db;
    this.rss = rss;
  }

  void bind(Api api) {
    api.on("rssOfEvents", this::rss);
  }

  private Future<Answer> rss(Call call) {
    var name = CalendarRoutes.say(call, "calendar.all");
    var language = CalendarRoutes.language(call);
    return CalendarsStore.toCome(db, call.query("place"), call.query("category"), MOST)
        .compose(events -> vertx.executeBlocking(() -> rss.text(events, name, language), false))
        .map(text ->
            new Answer(
                200,
                "application/rss+xml; charset=utf-8",
                Buffer.buffer(text),
                Map.of("Cache-Control", "public, max-age=300")));
  }
}
