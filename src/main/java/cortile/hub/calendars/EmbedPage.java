package cortile.hub.calendars;

import cortile.kit.Texts;
import java.util.List;
import java.util.Locale;

/// The list of events that other sites show in a frame: one small document without scripts, cookies
/// or anything from elsewhere.
final class EmbedPage {
  private static final Texts TEXTS = new Texts(List.of("hub-calendars"));

  private final Entries entries;
  private final String address;

  EmbedPage(Entries entries, String address) {
    this.entries = entries;
    this.address = address;
  }

  String text(List<Happening> events, String language) {
    var list = new StringBuilder();
    events.forEach(event -> item(list, event, language));
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main aria-labelledby="title">
    <h1 id="title">%s</h1>
    %s
    <p><a href="%s" target="_blank" rel="noopener">%s</a></p>
    <p><small>%s</small></p>
    </main>
    </body>
    </html>
    """
        .formatted(
            language,
            say(language, "embed.title"),
            EmbedStyle.TEXT,
            say(language, "embed.title"),
            list.isEmpty()
                ? "<p>" + say(language, "embed.none") + "</p>"
                : "<ul>\n" + list + "</ul>",
            Html.text(address + "/eventi"),
            say(language, "embed.all"),
            say(language, "embed.new-tab"));
  }

  private void item(StringBuilder list, Happening event, String language) {
    list.append("<li><a href=\"")
        .append(Html.text(entries.page(event)))
        .append("\" target=\"_blank\" rel=\"noopener\">")
        .append(Html.text(event.title(language)))
        .append("</a><p><time datetime=\"")
        .append(event.starts())
        .append("\">")
        .append(Html.text(event.when(language)))
        .append("</time></p><p>")
        .append(Html.text(event.where().line(language)))
        .append("</p>");
    if (event.bookable() && event.full()) {
      list.append("<p><strong>").append(say(language, "embed.full")).append("</strong></p>");
    }
    list.append("</li>\n");
  }

  private static String say(String language, String key) {
    return Html.text(TEXTS.say(Locale.of(language), key));
  }
}
