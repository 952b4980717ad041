package cortile.kit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The secrets of this installation, kept in files outside the database: the key that signs tokens,
/// the one that signs tickets, and one key per budget under which its ballots are filed. The
/// database holds a fingerprint of each, written by the node that made it, so that a node that has
/// lost a key or brings another one notices before it does harm.
public final class Keys {
  private static final long LOCK = 0x636f7274696c6502L;

  private final Vertx vertx;
  private final Db db;
  private final KeyFiles files;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();
  private byte @Nullable [] signing;
  private @Nullable SigningPair tickets;

  /// @param folder `DATA/keys`
  public Keys(Vertx vertx, Db db, Path folder) {
    this.vertx = vertx;
    this.db = db;
    this.files = new KeyFiles(folder);
  }

  /// Makes or reads the signing key and that of tickets; before this, [#signing] and [#tickets]
  /// fail. Fails with [WrongKey].
  public Future<Void> open() {
    return db.transaction(tx ->
            readOrMake(tx, KeyFiles.SIGNING)
                .onSuccess(key -> signing = key)
                .compose(before -> readOrMake(tx, KeyFiles.TICKETS)))
        .onSuccess(key -> tickets = SigningPair.of(key))
        .mapEmpty();
  }

  /// The 256-bit key that signs tokens.
  public byte[] signing() {
    if (signing == null) {
      throw new IllegalStateException("the keys are not open");
    }
    return signing.clone();
  }

  /// The pair that signs tickets.
  public SigningPair tickets() {
    if (tickets == null) {
      throw new IllegalStateException("the keys are not open");
    }
    return tickets;
  }

  /// The key under which the ballots of a budget are filed, made if this is the first time that
  /// anybody asks; in the transaction that creates the budget. Names are letters, digits, `-` and
  /// `_`. Fails with [WrongKey].
  public Future<byte[]> makeBallotKey(Tx tx, String name) {
    return readOrMake(tx, KeyFiles.ballot(name));
  }

  /// The key of an existing budget; from memory after the first time. Fails with [WrongKey].
  public Future<byte[]> ballotKey(String name) {
    var held = known.get(KeyFiles.ballot(name));
    return held != null
        ? Future.succeededFuture(held)
        : db.snapshot(tx -> stored(tx, KeyFiles.ballot(name)))
            .compose(stored -> verified(KeyFiles.ballot(name), stored));
  }

  /// Where this node's keys are missing or differ; empty if the node may work. Looks at each key
  /// only until it was found right.
  public Future<List<String>> wrong() {
    return db.query("SELECT name, fingerprint FROM kit.key ORDER BY name")
        .compose(rows -> {
          var checks = new ArrayList<Future<@Nullable String>>();
          for (var row : rows) {
            var name = row.getString(0);
            if (!known.containsKey(name)) {
              checks.add(
                  verified(name, row.getBuffer(1))
                      .map(right -> (@Nullable String) null)
                      .otherwise(e -> String.valueOf(e.getMessage())));
            }
          }
          return Future.join(checks)
              .map(all ->
                  checks.stream().map(Future::result).filter(java.util.Objects::nonNull).toList());
        });
  }

  private Future<byte[]> readOrMake(Tx tx, String name) {
    return tx.query("SELECT pg_advisory_xact_lock($1)", LOCK)
        .compose(locked -> stored(tx, name))
        .compose(stored ->
            stored != null
                ? verified(name, stored)
                : blocking(() -> files.readOrMake(name))
                    .compose(key ->
                        tx.query(
                                "INSERT INTO kit.key (name, fingerprint) VALUES ($1, $2)",
                                name,
                                Buffer.buffer(KeyFiles.fingerprint(name, key)))
                            .map(key)));
  }

  private static Future<@Nullable Buffer> stored(Tx tx, String name) {
    return tx.query("SELECT fingerprint FROM kit.key WHERE name = $1", name)
        .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getBuffer(0));
  }

  private Future<byte[]> verified(String name, @Nullable Buffer stored) {
    if (stored == null) {
      return Future.failedFuture(new WrongKey("the database knows no key " + name));
    }
    return blocking(() -> files.read(name))
        .compose(found -> {
          if (found.isEmpty()) {
            return Future.failedFuture(new WrongKey(files.path(name) + " is missing"));
          }
          var print = KeyFiles.fingerprint(name, found.get());
          if (!MessageDigest.isEqual(print, stored.getBytes())) {
            return Future.failedFuture(
                new WrongKey(files.path(name) + " is not the key that this database knows"));
          }
          known.put(name, found.get());
          return Future.succeededFuture(found.get());
        });
  }

  private <T> Future<T> blocking(java.util.concurrent.Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  /// A key file of this node is missing or not the one that the database knows. The message names
  /// the file.
  public static final class WrongKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongKey(String message) {
      super(message, null, false, false);
    }
  }
}
