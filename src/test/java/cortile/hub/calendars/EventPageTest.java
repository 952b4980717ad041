package cortile.hub.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.identity.PersonalLinks;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/// What search engines, messengers, feed readers and other sites are given.
final class EventPageTest {
  private static final String EVIL =
      "</script><script>alert(1)</script> & \"x\" <!-- $1 \\ \u202Egpj";
  private static final String SHELL =
      """
      <!doctype html><html lang="it"><head>
      <meta name="description" content="Prima" />
      <title>Cortile</title></head><body><div id="app"></div></body></html>
      """;
  private static final Calendars CALENDARS =
      new Calendars(new PersonalLinks(new byte[32]), "posta@cortile.example");
  private static final String ADDRESS = "https://cortile.example";
  private static final Entries ENTRIES = new Entries(CALENDARS, ADDRESS);
  private static final EventDataRoutes DATA = new EventDataRoutes(ENTRIES, ADDRESS);
  private static final EventPageRoutes PAGE = new EventPageRoutes(ENTRIES, DATA);

  private static Happening event(String title, String phase, int sessions) {
    return new Happening(
        "corso-di-pane",
        Map.of("it", title, "en", "Bread " + title),
        Map.of("it", "Si impasta " + title),
        "corsi",
        phase,
        "Forno " + title,
        "12.5",
        true,
        true,
        true,
        2,
        Instant.parse("2026-10-01T08:00:00Z"),
        Instant.parse("2026-10-01T08:00:00Z"),
        new Venue(
            "scuola",
            Map.of("it", "Ex scuola"),
            "Via Roma 1",
            45.4,
            11.9,
            ZoneId.of("Europe/Rome")),
        IntStream.rangeClosed(1, sessions)
            .mapToObj(number ->
                new Session(
                    number,
                    Instant.parse("2026-11-0%dT17:00:00Z".formatted(number)),
                    Instant.parse("2026-11-0%dT19:00:00Z".formatted(number)),
                    Map.of()))
            .toList());
  }

  private static JsonObject data(String html) {
    var block =
        Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>").matcher(html);
    assertThat(block.find()).isTrue();
    return new JsonObject(block.group(1));
  }

  @Test
  void thePageTellsTheEventToProgramsThatDoNotRunIt() {
    var html = PAGE.filled(SHELL, event("Pane", "published", 1), "it");
    assertThat(html)
        .contains("<title>Pane</title>")
        .contains("<meta property=\"og:title\" content=\"Pane\" />")
        .contains("Ex scuola, Via Roma 1. Si impasta Pane")
        .contains("https://cortile.example/eventi/corso-di-pane")
        .contains("<div id=\"app\"></div>")
        .doesNotContain("Cortile</title>")
        .doesNotContain("content=\"Prima\"");
    var data = data(html);
    assertThat(data.getString("@type")).isEqualTo("Event");
    assertThat(data.getString("startDate")).isEqualTo("2026-11-01T18:00:00+01:00");
    assertThat(data.getString("eventStatus")).isEqualTo("https://schema.org/EventScheduled");
    assertThat(data.getJsonObject("location").getJsonObject("geo").getDouble("latitude"))
        .isEqualTo(45.4);
    var offer = data.getJsonObject("offers");
    assertThat(offer.getString("price")).isEqualTo("12.5");
    assertThat(offer.getString("availability")).isEqualTo("https://schema.org/SoldOut");
    assertThat(data.getBoolean("isAccessibleForFree")).isFalse();
    assertThat(data.containsKey("subEvent")).isFalse();
  }

  @Test
  void aCourseHasItsSessionsWithinAndACancelledOneSaysSo() {
    var data = DATA.of(event("Pane", "cancelled", 3), "en");
    assertThat(data.getString("name")).isEqualTo("Bread Pane");
    assertThat(data.getString("eventStatus")).isEqualTo("https://schema.org/EventCancelled");
    assertThat(data.getString("endDate")).isEqualTo("2026-11-03T20:00:00+01:00");
    assertThat(data.getJsonArray("subEvent")).hasSize(3);
  }

  @Test
  void aTitleCanNeitherEndTheDataBlockNorTheAttributes() {
    var html = PAGE.filled(SHELL, event(EVIL, "published", 1), "it");
    assertThat(html.split("<script", -1)).hasSize(2);
    assertThat(html.split("</script>", -1)).hasSize(2);
    assertThat(html).doesNotContain("<!--").doesNotContain("alert(1)</script>");
    assertThat(data(html).getString("name"))
        .startsWith("</script><script>alert(1)")
        .endsWith("gpj");
    assertThat(html.lines().filter(line -> line.contains("og:title")))
        .singleElement()
        .asString()
        .matches(".*content=\"[^\"<>]*\" />");
  }

  @Test
  void theFrameHasNoScriptAndLinksThatLeaveIt() {
    var page = new EmbedPage(ENTRIES, ADDRESS);
    var html = page.text(List.of(event(EVIL, "published", 1), event("Pane", "published", 2)), "it");
    assertThat(html)
        .doesNotContain("<script")
        .contains("<html lang=\"it\">")
        .contains(
            "href=\"https://cortile.example/eventi/corso-di-pane\" target=\"_blank\""
                + " rel=\"noopener\"")
        .contains("&lt;/script&gt;")
        .contains("domenica 1 novembre 2026")
        .contains("Al completo");
    assertThat(page.text(List.of(), "en")).contains("No events are planned");
    assertThat(EmbedStyle.SOURCES).matches("style-src 'sha256-[A-Za-z0-9+/]{43}='");
  }

  @Test
  void theFeedIsXmlWhateverATitleHolds() throws Exception {
    var rss = new Rss(ENTRIES, CALENDARS, ADDRESS);
    var text =
        rss.text(List.of(event(EVIL + "\u0000\uFFFE\uFFFF\uD800", "published", 1)), "Eventi", "it");
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    var titles = document.getElementsByTagName("title");
    assertThat(titles.item(1).getTextContent()).startsWith("</script><script>alert(1)");
    assertThat(document.getElementsByTagName("pubDate").item(0).getTextContent())
        .isEqualTo("Thu, 1 Oct 2026 08:00:00 GMT");
    assertThat(document.getElementsByTagName("guid").item(0).getTextContent()).endsWith("@cortile");
  }
}
