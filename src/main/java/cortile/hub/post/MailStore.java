package cortile.hub.post;

import cortile.kit.Db;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Claims mails.
final class MailStore {
  private static final String CLAIM =
      """
      update hub.mail set state = 'claimed', claim = $1, claimed_at = clock_timestamp()
      where message in (
        select message from hub.mail
        where state = 'waiting' and due <= clock_timestamp()
          and (expires > clock_timestamp()) is not false
        order by due, message limit $2 for update skip locked)
      returning message, to_address, language, subject, body, calendar, attempts
      """;

  private MailStore() {}

  /// Takes mails that are due and not taken by another node. The claim is committed with the
  /// transaction; only then may they be sent.
  static Future<List<Outgoing>> claim(Db db, UUID claim, int most) {
    return db.query(CLAIM, claim, most)
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                    new Outgoing(
                        row.getString("message"),
                        claim,
                        row.getString("to_address"),
                        row.getString("language"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("calendar"),
                        row.getInteger("attempts")))
                .toList());
  }
}
