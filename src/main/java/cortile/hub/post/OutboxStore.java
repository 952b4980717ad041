package cortile.hub.post;

import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outbox: what the other parts of the hub write to people, in the transaction of what it
/// tells. What is put here and committed is sent once, or shown to the desk.
public final class OutboxStore {
  // Two letters of one name in one statement are the same letter.
  private static final String PUT =
      """
      insert into hub.mail
        (message, kind, about, number, to_name, to_address, language, subject, body, calendar, due,
         expires)
      select message, kind, about, number, to_name, to_address, language, subject, body, calendar,
        coalesce(due, clock_timestamp()), due + life
      from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::text[],
        $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::interval[])
        as l (message, kind, about, number, to_name, to_address, language, subject, body, calendar,
          due, life)
      order by message
      on conflict do nothing
      """;

  // Gone without a trace, so that a reminder for another time may be put under the same name.
  private static final String DROP =
      """
      delete from hub.mail
      where about = any ($1) and kind = any ($2) and state = 'waiting' and attempts = 0
      """;

  private OutboxStore() {}

  /// Puts a letter into the outbox; does nothing if one of its kind, about and number was put
  /// before.
  public static Future<Void> put(Tx tx, Letter letter) {
    return put(tx, List.of(letter));
  }

  /// As [#put(Tx, Letter)], for many in one statement.
  public static Future<Void> put(Tx tx, Collection<Letter> letters) {
    if (letters.isEmpty()) {
      return Future.succeededFuture();
    }
    var worded = letters.stream().map(Wording::of).toList();
    return tx.query(
            PUT,
            Tuple.of(
                worded.stream().map(Worded::message).toArray(String[]::new),
                letters.stream().map(letter -> letter.kind().wire()).toArray(String[]::new),
                letters.stream().map(Letter::about).toArray(String[]::new),
                letters.stream().map(Letter::number).toArray(Integer[]::new),
                worded.stream().map(Worded::name).toArray(String[]::new),
                letters.stream().map(letter -> letter.to().address()).toArray(String[]::new),
                letters.stream()
                    .map(letter -> letter.to().language().getLanguage())
                    .toArray(String[]::new),
                worded.stream().map(Worded::subject).toArray(String[]::new),
                worded.stream().map(Worded::body).toArray(String[]::new),
                letters.stream().map(Letter::calendar).toArray(String[]::new),
                letters.stream()
                    .map(letter ->
                        letter.due() == null ? null : letter.due().atOffset(ZoneOffset.UTC))
                    .toArray(OffsetDateTime[]::new),
                letters.stream().map(OutboxStore::life).toArray(Interval[]::new)))
        .mapEmpty();
  }

  // A reminder is due so many minutes before the start, and of no use after it.
  private static @Nullable Interval life(Letter letter) {
    return letter.kind() == LetterKind.REMINDER ? Interval.of(0, 0, 0, 0, letter.number()) : null;
  }

  /// Takes letters back that nobody has tried to send: the reminders of what is cancelled, or of
  /// what moved, which may then be put anew.
  public static Future<Void> drop(Tx tx, Collection<String> abouts, Collection<LetterKind> kinds) {
    return tx.query(
            DROP,
            abouts.toArray(String[]::new),
            kinds.stream().map(LetterKind::wire).toArray(String[]::new))
        .mapEmpty();
  }
}
