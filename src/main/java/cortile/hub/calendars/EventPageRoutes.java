package cortile.hub.calendars;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of an event's page as the server writes it, for those who read pages without running
/// them: search engines, messengers, calendars.
final class EventPageRoutes {
  private static final int BRIEF = 200;
  private static final Pattern TITLE = Pattern.compile("(?s)<title>.*?</title>");
  private static final Pattern DESCRIPTION = Pattern.compile("<meta name=\"description\"[^>]*>");

  private final Entries entries;
  private final EventDataRoutes data;

  EventPageRoutes(Entries entries, EventDataRoutes data) {
    this.entries = entries;
    this.data = data;
  }

  /// The document with title, description, Open Graph and schema.org/Event.
  ///
  /// @param html the application's document
  String filled(String html, Happening event, String language) {
    var brief = Html.brief(summary(event, language), BRIEF);
    var title = Html.brief(event.title(language), BRIEF);
    var head =
        """
        <title>%s</title>
        <meta name="description" content="%s" />
        <link rel="canonical" href="%s" />
        <meta property="og:type" content="website" />
        <meta property="og:title" content="%s" />
        <meta property="og:description" content="%s" />
        <meta property="og:url" content="%s" />
        %s<meta property="og:locale" content="%s" />
        <link rel="alternate" type="text/calendar" href="/api/hub/calendars/events/%s" />
        <script type="application/ld+json">%s</script>
        """
            .formatted(
                Html.text(title),
                Html.text(brief),
                Html.text(entries.page(event)),
                Html.text(title),
                Html.text(brief),
                Html.text(entries.page(event)),
                event.picture()
                    ? "<meta property=\"og:image\" content=\""
                        + Html.text(data.picture(event))
                        + "\" />\n"
                    : "",
                language.equals("en") ? "en_GB" : "it_IT",
                Html.text(event.slug()),
                Html.json(data.of(event, language).encode()));
    var bare = DESCRIPTION.matcher(html).replaceFirst("");
    return TITLE.matcher(bare).replaceFirst(Matcher.quoteReplacement(head));
  }

  private static String summary(Happening event, String language) {
    var about = event.about(language);
    var when = event.when(language) + ", " + event.where().line(language);
    return about.isBlank() ? when : when + ". " + about;
  }
}
