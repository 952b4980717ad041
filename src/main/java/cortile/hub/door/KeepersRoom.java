package cortile.hub.door;

import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Who may stand at which door: staff at each, a door device at those of its event or of its
/// place's events on its days. A device is known by 256 random bits in a cookie of its own, of
/// which the database has the hash. May be shared by all event loops of a node.
public final class KeepersRoom {
  private static final String SESSION = "door:";
  // Browsers keep no cookie longer; the days of the device end it before.
  private static final Duration COOKIE = Duration.ofDays(400);
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Db db;
  private final boolean insecureLan;
  private final InstantSource clock;
  private final Supplier<Optional<OffsetDateTime>> now;

  /// @param now the instant of a test; empty for the database's clock
  KeepersRoom(
      Db db, boolean insecureLan, InstantSource clock, Supplier<Optional<OffsetDateTime>> now) {
    this.db = db;
    this.insecureLan = insecureLan;
    this.clock = clock;
    this.now = now;
  }

  /// Who asks, at the door of the event in the path. Fails with 401 for nobody, 404 for a door that
  /// is not theirs.
  Future<Stand> at(Call call) {
    return at(call, KeepersStore.AT_THE_DOOR);
  }

  /// The same for sending what was scanned before.
  Future<Stand> sending(Call call) {
    return at(call, KeepersStore.SCANS);
  }

  /// Whether the asking browser is of the staff, or a device at the door of the event in the path.
  Future<Boolean> keeps(Call call) {
    if (staff(call).isPresent()) {
      return Future.succeededFuture(true);
    }
    return secret(call.context().request())
        .map(secret ->
            KeepersStore.stand(
                    db,
                    call.path("event"),
                    hash(secret),
                    false,
                    KeepersStore.AT_THE_DOOR,
                    now.get().orElse(null))
                .map(Optional::isPresent))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  private Future<Stand> at(Call call, int days) {
    var staff = staff(call);
    var hash = secret(call.context().request()).map(KeepersRoom::hash);
    if (staff.isEmpty() && hash.isEmpty()) {
      return Future.failedFuture(Problem.of(401, "unauthorized").refused());
    }
    return KeepersStore.stand(
            db,
            call.path("event"),
            hash.orElse(null),
            staff.isPresent(),
            days,
            now.get().orElse(null))
        .map(found -> {
          var stand = found.orElseThrow(() -> Problem.of(404, "not-found").refused());
          return new Stand(stand.event(), stand.slug(), keeper(staff, stand.device()));
        });
  }

  private static Keeper keeper(
      Optional<String> staff, @org.jspecify.annotations.Nullable Long device) {
    // Whoever of the staff holds a device stands at its door.
    return device == null ? Keeper.staff(staff.orElseThrow()) : Keeper.device(device);
  }

  /// The subject of whoever of the staff asks.
  static Optional<String> staff(Call call) {
    return Speaker.of(call.context()).filter(KeepersRoom::isStaff).map(Principal::subject);
  }

  private static boolean isStaff(Principal principal) {
    return switch (principal.role()) {
      case FACILITATOR, ORGANISER -> true;
      case RESIDENT, SCREEN, AUDITOR -> false;
    };
  }

  /// Who speaks in a request by the cookie of a door device. For the feed; `Role.SCREEN` opens
  /// nothing by itself.
  public Future<Optional<Principal>> recognise(HttpServerRequest request) {
    var secret = secret(request);
    if (secret.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    var hash = hash(secret.get());
    var expires = clock.instant().plus(COOKIE);
    return KeepersStore.device(db, hash)
        .map(found ->
            found.map(id -> new Principal(SESSION + id, Role.SCREEN, session(hash), expires)));
  }

  /// Whether a principal came from [#recognise].
  public static boolean isDevice(Principal principal) {
    var session = principal.session();
    return session != null && session.startsWith(SESSION);
  }

  /// Whether the device that [#recognise] found is still one.
  public Future<Boolean> stillThere(Principal principal) {
    return hash(principal)
        .map(hash -> KeepersStore.device(db, hash).map(Optional::isPresent))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  /// Whether somebody may watch the door of an event.
  Future<Boolean> mayWatch(Optional<Principal> who, Map<String, String> parameters) {
    var principal = who.orElse(null);
    if (principal == null || isStaff(principal)) {
      return Future.succeededFuture(principal != null);
    }
    return hash(principal)
        .map(hash ->
            KeepersStore.stand(
                    db,
                    parameters.getOrDefault("event", ""),
                    hash,
                    false,
                    KeepersStore.AT_THE_DOOR,
                    now.get().orElse(null))
                .map(Optional::isPresent))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  /// The name of a device's session in the feed.
  static String session(Buffer hash) {
    return SESSION + HexFormat.of().formatHex(hash.getBytes());
  }

  /// What the database knows of a secret.
  static Buffer hash(String secret) {
    return Buffer.buffer(Hashes.sha256(secret.getBytes(StandardCharsets.US_ASCII)));
  }

  /// The secret in a request's cookie.
  Optional<String> secret(HttpServerRequest request) {
    var cookie = request.getCookie(name(request));
    return Optional.ofNullable(cookie == null ? null : cookie.getValue())
        .filter(value -> SECRET.matcher(value).matches());
  }

  /// The `Set-Cookie` that keeps a secret.
  String cookie(HttpServerRequest request, String secret) {
    return header(request, secret, COOKIE.toSeconds());
  }

  /// The `Set-Cookie` that forgets it.
  String noCookie(HttpServerRequest request) {
    return header(request, "", 0);
  }

  // Strict: nobody comes to the door by a link from elsewhere.
  private String header(HttpServerRequest request, String value, long age) {
    var name = name(request);
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly%s; SameSite=Strict"
        .formatted(name, value, age, name.startsWith("__Host-") ? "; Secure" : "");
  }

  private String name(HttpServerRequest request) {
    return insecureLan && !"https".equals(request.scheme())
        ? "cortile-door"
        : "__Host-cortile-door";
  }

  private static Optional<Buffer> hash(Principal principal) {
    var session = principal.session();
    return session != null && isDevice(principal)
        ? Optional.of(Buffer.buffer(HexFormat.of().parseHex(session.substring(SESSION.length()))))
        : Optional.empty();
  }
}
