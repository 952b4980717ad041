package cortile.hub.calendars;

import cortile.kit.Hashes;
import cortile.kit.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The list of events that other sites show in a frame: one small document without scripts, cookies
/// or anything from elsewhere.
final class EmbedPage {
  private static final Texts TEXTS = new Texts(List.of("hub-calendars"));

  private static final String STYLE =
      """
      body{margin:0;padding:1rem;font:1rem/1.5 "Titillium Web",system-ui,sans-serif;color:#17324d;background:#fff}
      h1{font-size:1.25rem;line-height:1.3;margin:0 0 .25rem}
      p{margin:0}
      ul{list-style:none;margin:.75rem 0;padding:0}
      li{padding:.75rem 0;border-top:1px solid #5d7083;overflow-wrap:anywhere}
      a{color:#06c;font-weight:600;display:inline-block;padding:.625rem 0;min-height:1.5rem}
      a:focus-visible{outline:3px solid #ff9900;outline-offset:2px}
      small{font-size:.875rem}
      """;

  /// What the policy must name for the style to apply.
  static final String SOURCES =
      "style-src 'sha256-"
          + Base64.getEncoder()
              .encodeToString(Hashes.sha256(STYLE.getBytes(StandardCharsets.UTF_8)))
          + "'";

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
            STYLE,
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
        .append(Html.text(Rss.when(event, language)))
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
