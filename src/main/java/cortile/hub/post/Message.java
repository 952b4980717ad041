package cortile.hub.post;

import java.util.Map;

/// What an organiser wrote to those who booked.
///
/// @param audience `confirmed`, `waiting` or `all`
record Message(int id, MessageEvent event, String audience, String subject, String text) {

  /// The letter to one of them.
  Letter to(Addressee one, Links links) {
    var language = one.language();
    var values =
        Map.of(
            "name", one.name(),
            "event", event.title(language),
            "when", event.when(language),
            "where", event.where(language),
            "code", one.code().substring(0, 4) + "-" + one.code().substring(4),
            "link", links.booking(one.code(), one.link()),
            "subject", subject,
            "text", text);
    return new Letter(
        LetterKind.MESSAGE,
        "booking:" + one.code(),
        id,
        new Letter.Recipient(one.name(), one.address(), language),
        values,
        null,
        Term.until(event.until()));
  }
}
