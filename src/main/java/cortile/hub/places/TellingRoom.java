package cortile.hub.places;

import cortile.hub.post.Letter;
import cortile.hub.post.LetterKind;
import cortile.hub.post.Links;
import cortile.hub.post.OutboxStore;
import cortile.hub.post.Term;
import cortile.hub.post.When;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the next in line that what they wished for is free.
final class TellingRoom {
  private final Links links;

  TellingRoom(Links links) {
    this.links = links;
  }

  /// Tells one whose turn it is; false if it is nobody's.
  Future<Boolean> tellNext(Tx tx, @Nullable OffsetDateTime now) {
    return WishesStore.next(tx, now)
        .compose(next ->
            next.isEmpty()
                ? Future.succeededFuture(false)
                : WishesStore.told(tx, next.get().line(), now)
                    .compose(until -> OutboxStore.put(tx, letter(next.get(), until)))
                    .map(true));
  }

  private Letter letter(WishesStore.Next next, OffsetDateTime until) {
    var language = Locale.forLanguageTag(next.language());
    var zone = ZoneId.of(next.zone());
    var place = LettersStore.said(next.placeName(), language);
    var where = next.address() == null ? place : place + ", " + next.address();
    return new Letter(
        LetterKind.YOUR_TURN,
        "wish:" + next.code(),
        0,
        new Letter.Recipient(next.name(), next.email(), language),
        Map.of(
            "name", next.name(),
            "what", LettersStore.said(next.what(), language),
            "when", LettersStore.when(language, next.time(), zone),
            "where", where,
            "code", next.code().substring(0, 4) + "-" + next.code().substring(4),
            "link", links.space(next.place(), next.resource()),
            "until", When.moment(language, until.atZoneSameInstant(zone))),
        null,
        Term.until(until.toInstant()));
  }
}
