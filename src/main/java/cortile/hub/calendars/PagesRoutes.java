package cortile.hub.calendars;

import cortile.kit.Db;
import cortile.kit.Texts;
import cortile.kit.web.Documents;
import cortile.kit.web.Part;
import cortile.kit.web.WebRoot;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Documents outside the contract: the pages of events, and the list for other sites.
final class PagesRoutes implements Part {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
  private static final int USUAL = 10;
  private static final int MOST = 50;

  private final Db db;
  private final WebRoot root;
  private final EventPageRoutes head;
  private final EmbedPage embed;

  PagesRoutes(Db db, Entries entries, String address, WebRoot root) {
    this.db = db;
    this.root = root;
    this.head = new EventPageRoutes(entries, new EventDataRoutes(entries, address));
    this.embed = new EmbedPage(entries, address);
  }

  @Override
  public void mount(Router router) {
    router.get("/eventi/:event").handler(this::event);
    router.head("/eventi/:event").handler(this::event);
    router.get("/incorpora/eventi").handler(this::list);
    router.head("/incorpora/eventi").handler(this::list);
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  // The page works without all of this, so whatever goes wrong here leaves it as it is.
  private void event(RoutingContext context) {
    var slug = context.pathParam("event");
    var html = root.html("/eventi/x");
    if (html.isEmpty() || !SLUG.matcher(slug).matches()) {
      context.next();
      return;
    }
    var language = Texts.best(context.request().getHeader("Accept-Language")).getLanguage();
    CalendarsStore.event(db, slug)
        .map(found -> found.map(event -> head.filled(html.get(), event, language)))
        .otherwise(Optional.empty())
        .onSuccess(
            filled -> filled.ifPresentOrElse(page -> Documents.page(context, page), context::next));
  }

  private void list(RoutingContext context) {
    var asked = context.queryParams();
    var language =
        Optional.ofNullable(asked.get("lingua"))
            .filter(tag -> List.of("it", "en").contains(tag))
            .orElseGet(
                () -> Texts.best(context.request().getHeader("Accept-Language")).getLanguage());
    CalendarsStore.toCome(
            db, slug(asked.get("place")), slug(asked.get("category")), count(asked.get("quanti")))
        .map(events -> embed.text(events, language))
        .onSuccess(html -> Documents.frame(context, html, EmbedStyle.SOURCES))
        .onFailure(context::fail);
  }

  private static @Nullable String slug(@Nullable String text) {
    return text != null && SLUG.matcher(text).matches() ? text : null;
  }

  private static int count(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,3}")
        ? Math.clamp(Integer.parseInt(text), 1, MOST)
        : USUAL;
  }
}
