package cortile.hub.post;

import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// The outbox: what the other parts of the hub write to people, in the transaction of what it
/// tells. What is put here and committed is sent once, or shown to the desk.
public final class OutboxStore {
  private static final int CHUNK = 2000;

  // Two letters of one name in one statement are the same letter.
  private static final String PUT =
      """
      insert into hub.mail
        (message, kind, about, number, occasion, to_name, to_address, language, subject, body,
         calendar, due, expires)
      select message, kind, about, number, occasion, to_name, to_address, language, subject, body,
        calendar, coalesce(due, clock_timestamp()), expires
      from unnest($1::text[], $2::text[], $3::text[], $4::integer[], $5::timestamptz[], $6::text[],
        $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[],
        $13::timestamptz[])
        as l (message, kind, about, number, occasion, to_name, to_address, language, subject, body,
          calendar, due, expires)
      order by message
      on conflict do nothing
      """;

  // Where nobody tried yet, without a trace. What is under way may arrive; if it does not, it is
  // not tried again.
  private static final String END =
      """
      with kept as (select unnest($3::text[]) as message),
      lost as (
        select m.message, m.state, m.attempts from hub.mail m
        where m.about = any ($1) and m.kind = any ($2) and m.state in ('waiting', 'claimed')
          and not exists (select from kept k where k.message = m.message)
        order by m.message for update),
      gone as (
        delete from hub.mail m using lost l
        where m.message = l.message and l.state = 'waiting' and l.attempts = 0)
      update hub.mail m set expires = least(m.expires, clock_timestamp()),
        state = case when l.state = 'waiting' then 'dropped' else m.state end,
        fault = case when l.state = 'waiting' then 'withdrawn' else m.fault end,
        ended = case when l.state = 'waiting' then clock_timestamp() end
      from lost l where m.message = l.message and (l.state = 'claimed' or l.attempts > 0)
      """;

  private static final String REWORD =
      """
      update hub.mail m set to_name = l.to_name, to_address = l.to_address, language = l.language,
        subject = l.subject, body = l.body, calendar = l.calendar
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
        as l (message, to_name, to_address, language, subject, body, calendar)
      where m.message = l.message and m.state in ('waiting', 'claimed')
      """;

  // Also in what is under way, or may be sent again by the desk.
  private static final String RELINK =
      """
      update hub.mail set body = replace(body, $2, $3)
      where message in (
        select message from hub.mail
        where about = $1 and state in ('waiting', 'claimed', 'uncertain', 'failed')
        order by message for update)
      """;

  private OutboxStore() {}

  /// Puts a letter into the outbox; does nothing if one of its name was put before.
  public static Future<Void> put(Tx tx, Letter letter) {
    return put(tx, List.of(letter));
  }

  /// As [#put(Tx, Letter)], for many.
  public static Future<Void> put(Tx tx, Collection<Letter> letters) {
    return chunks(letters, chunk -> tx.query(PUT, LetterRowsStore.all(chunk)));
  }

  /// Takes letters back: the reminders of what is cancelled.
  public static Future<Void> drop(Tx tx, Collection<String> abouts, Collection<LetterKind> kinds) {
    return replace(tx, abouts, kinds, List.of(), Instant.EPOCH);
  }

  /// Says what letters of some kinds shall still go out about these things. Of those that have not
  /// gone, all others are taken back, and these get their new words; those whose time is to come
  /// are put.
  ///
  /// @param now what was due before is not put
  public static Future<Void> replace(
      Tx tx,
      Collection<String> abouts,
      Collection<LetterKind> kinds,
      Collection<Letter> letters,
      Instant now) {
    return tx.query(
            END,
            abouts.toArray(String[]::new),
            kinds.stream().map(LetterKind::wire).toArray(String[]::new),
            letters.stream().map(Wording::message).toArray(String[]::new))
        .compose(ended -> chunks(letters, chunk -> tx.query(REWORD, LetterRowsStore.words(chunk))))
        .compose(v -> put(tx, letters.stream().filter(each -> each.term().after(now)).toList()));
  }

  /// Puts another personal link in the place of one that has ended.
  public static Future<Void> relink(Tx tx, String about, String ended, String link) {
    return tx.query(RELINK, about, ended, link).mapEmpty();
  }

  // Few enough for the event loop.
  private static Future<Void> chunks(
      Collection<Letter> letters, Function<List<Letter>, Future<?>> write) {
    var all = List.copyOf(letters);
    Future<?> chain = Future.succeededFuture();
    for (var from = 0; from < all.size(); from += CHUNK) {
      var chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
      chain = chain.compose(done -> write.apply(chunk));
    }
    return chain.mapEmpty();
  }
}
