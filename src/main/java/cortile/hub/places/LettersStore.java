package cortile.hub.places;

import cortile.hub.calendars.Calendars;
import cortile.hub.calendars.Entry;
import cortile.hub.post.Letter;
import cortile.hub.post.LetterKind;
import cortile.hub.post.Links;
import cortile.hub.post.OutboxStore;
import cortile.hub.post.Term;
import cortile.hub.post.When;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people with reservations are written. Whoever gave no address is written nothing.
final class LettersStore {
  private static final String ROWS =
      """
      select v.code, v.link, v.revision, v.changed, v.name, v.email, v.language, v.purpose, v.starts, v.ends, p.name as place, p.address, p.zone,
        (select jsonb_agg(r.name order by r.position, r.key) from hub.reservation_item i join hub.resource r on r.id = i.resource
          where i.reservation = v.id) as items
      from hub.reservation v join hub.place p on p.id = v.place
      where v.id = any($1::bigint[]) and v.email is not null order by v.starts, v.id
      """;

  private final Links links;
  private final Calendars calendars;

  LettersStore(Links links, Calendars calendars) {
    this.links = links;
    this.calendars = calendars;
  }

  /// Writes to the holders of reservations, as they are now.
  ///
  /// @param more the values that the kind needs beyond those of every reservation
  Future<Void> write(Tx tx, List<Long> ids, LetterKind kind, Map<String, String> more) {
    return tx.query(ROWS, (Object) ids.toArray(Long[]::new))
        .compose(rows -> {
          var letters = new ArrayList<Letter>();
          rows.forEach(row -> letters.add(letter(List.of(row), kind, more)));
          return OutboxStore.put(tx, letters);
        });
  }

  /// Writes one letter about several dates: it names the first and says how many more there are;
  /// its calendar has them all.
  Future<Void> writeOnce(Tx tx, List<Long> ids, LetterKind kind, Map<String, String> more) {
    return tx.query(ROWS, (Object) ids.toArray(Long[]::new))
        .compose(rows -> {
          var all = new ArrayList<Row>();
          rows.forEach(all::add);
          return all.isEmpty()
              ? Future.succeededFuture()
              : OutboxStore.put(tx, letter(all, kind, more));
        });
  }

  /// Puts a new personal link into the letters that have not gone yet.
  ///
  /// @param number of the new link
  Future<Void> relink(Tx tx, String code, int number) {
    return OutboxStore.relink(
        tx,
        "reservation:" + code,
        links.reservation(code, number - 1),
        links.reservation(code, number));
  }

  /// When something is, in the language of a letter.
  static String when(Locale language, Range time, ZoneId zone) {
    return When.span(language, time.from().atZone(zone), time.to().atZone(zone));
  }

  private Letter letter(List<Row> rows, LetterKind kind, Map<String, String> more) {
    var row = rows.getFirst();
    var language = Locale.forLanguageTag(row.getString("language"));
    var code = row.getString("code");
    var name = row.getString("name") == null ? row.getString("email") : row.getString("name");
    var first = entry(row, language);
    var values = new HashMap<String, String>(more);
    values.putAll(
        Map.of(
            "name",
            name,
            "what",
            first.summary(),
            "when",
            When.span(language, first.start(), first.end()) + others(language, rows.size() - 1),
            "where",
            first.location(),
            "code",
            code.substring(0, 4) + "-" + code.substring(4),
            "link",
            links.reservation(code, row.getInteger("link"))));
    return new Letter(
        kind,
        "reservation:" + code,
        row.getInteger("revision"),
        new Letter.Recipient(name, row.getString("email"), language),
        values,
        calendar(kind, first.summary(), rows.stream().map(each -> entry(each, language)).toList()),
        Term.until(kind.expires(rows.getLast().getOffsetDateTime("ends").toInstant())));
  }

  private Entry entry(Row row, Locale language) {
    var zone = ZoneId.of(row.getString("zone"));
    var code = row.getString("code");
    var what =
        row.getJsonArray("items").stream()
            .map(each -> said((JsonObject) each, language))
            .collect(Collectors.joining(", "));
    var where =
        Stream.of(said(row.getJsonObject("place"), language), row.getString("address"))
            .filter(each -> each != null && !each.isBlank())
            .collect(Collectors.joining(", "));
    return new Entry(
        calendars.uid("reservation", code),
        row.getInteger("revision"),
        row.getOffsetDateTime("changed").toInstant(),
        at(row.getOffsetDateTime("starts"), zone),
        at(row.getOffsetDateTime("ends"), zone),
        what,
        row.getString("purpose"),
        where,
        // Calendars are shared; what opens the reservation stays in the letter.
        links.reservations(),
        "",
        List.of(),
        false);
  }

  private @Nullable String calendar(LetterKind kind, String what, List<Entry> entries) {
    return switch (kind) {
      case RESERVATION_CONFIRMED, RESERVATION_MOVED ->
          calendars.text(Calendars.Use.PUBLISH, what, entries);
      case RESERVATION_CANCELLED, RESERVATION_REFUSED, RESERVATION_FREED ->
          calendars.text(Calendars.Use.CANCEL, what, entries);
      default -> null;
    };
  }

  private static String others(Locale language, int others) {
    var italian = language.getLanguage().equals("it");
    return switch (others) {
      case 0 -> "";
      case 1 -> italian ? " (e un'altra data)" : " (and one more date)";
      default -> italian ? " (e altre " + others + " date)" : " (and " + others + " more dates)";
    };
  }

  private static ZonedDateTime at(OffsetDateTime time, ZoneId zone) {
    return time.atZoneSameInstant(zone);
  }

  /// A text in a language, or in Italian.
  static String said(JsonObject text, Locale language) {
    return text.getString(language.getLanguage(), text.getString("it", ""));
  }
}
