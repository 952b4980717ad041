package cortile.feed;

import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.kit.Db;
import cortile.kit.Hashes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

/// One-time tickets that tell a socket who is speaking, for clients whose handshake can't carry a
/// token. Good on any node.
public final class Tickets {
  private static final String CREATE =
      """
      INSERT INTO feed.ticket (hash, principal, expires)
      VALUES ($1, $2, clock_timestamp() + interval '30 seconds')
      RETURNING expires
      """;
  private static final String USE =
      "DELETE FROM feed.ticket WHERE hash = $1 RETURNING principal, expires > clock_timestamp() AS"
          + " good";

  private final Db db;
  private final SecureRandom random = new SecureRandom();

  public Tickets(Db db) {
    this.db = db;
  }

  /// @param ticket 256 random bits, base64url; only their hash is stored
  record Ticket(String ticket, Instant expires) {}

  Future<Ticket> create(Principal principal) {
    var bits = new byte[32];
    random.nextBytes(bits);
    var ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    return db.query(CREATE, hash(ticket), json(principal))
        .map(rows -> rows.iterator().next().get(OffsetDateTime.class, "expires"))
        .map(expires -> new Ticket(ticket, expires.toInstant()));
  }

  /// Uses the ticket up. Empty if it is unknown, used or too old.
  Future<Optional<Principal>> use(String ticket) {
    return db.query(USE, hash(ticket))
        .map(rows -> {
          for (var row : rows) {
            if (row.getBoolean("good")) {
              return Optional.of(principal(row.getJsonObject("principal")));
            }
          }
          return Optional.empty();
        });
  }

  private static JsonObject json(Principal principal) {
    var json =
        new JsonObject()
            .put("subject", principal.subject())
            .put("role", principal.role().wire())
            .put("expires", principal.expires().toString());
    return principal.session() == null ? json : json.put("session", principal.session());
  }

  private static Principal principal(JsonObject json) {
    return new Principal(
        json.getString("subject"),
        Role.of(json.getString("role")).orElseThrow(),
        json.getString("session"),
        Instant.parse(json.getString("expires")));
  }

  private static Buffer hash(String ticket) {
    return Buffer.buffer(Hashes.sha256(ticket.getBytes(StandardCharsets.UTF_8)));
  }
}
