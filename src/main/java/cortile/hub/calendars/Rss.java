package cortile.hub.calendars;

import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes RSS 2.0.
final class Rss {
  private final Entries entries;
  private final Calendars calendars;
  private final String address;

  Rss(Entries entries, Calendars calendars, String address) {
    this.entries = entries;
    this.calendars = calendars;
    this.address = address;
  }

  /// The events, the latest published first.
  String text(List<Happening> events, String name, String language) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.writeStartElement("rss");
      xml.writeAttribute("version", "2.0");
      xml.writeStartElement("channel");
      element(xml, "title", name);
      element(xml, "link", address + "/eventi");
      element(xml, "description", name);
      element(xml, "language", language);
      for (var event :
          events.stream().sorted(Comparator.comparing(Happening::published).reversed()).toList()) {
        item(xml, event, language);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private void item(XMLStreamWriter xml, Happening event, String language)
      throws XMLStreamException {
    xml.writeStartElement("item");
    element(xml, "title", event.title(language));
    element(xml, "link", entries.page(event));
    xml.writeStartElement("guid");
    xml.writeAttribute("isPermaLink", "false");
    xml.writeCharacters(calendars.uid("event", event.slug() + "/1"));
    xml.writeEndElement();
    element(xml, "category", event.category());
    element(
        xml,
        "pubDate",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(event.published().atOffset(ZoneOffset.UTC)));
    var about = event.about(language);
    element(
        xml,
        "description",
        event.when(language)
            + ". "
            + event.where().line(language)
            + (about.isBlank() ? "." : ". " + about));
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(Plain.lines(text));
    xml.writeEndElement();
  }
}
