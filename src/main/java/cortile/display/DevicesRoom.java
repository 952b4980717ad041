package cortile.display;

import cortile.identity.Principal;
import cortile.identity.Role;
import cortile.kit.Db;
import cortile.kit.Hashes;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The browsers that are screens, or wait to become one. Each is known by a secret in a cookie of
/// its own, which lets it read its screen's programme and nothing else; the database has its hash.
/// May be shared by all event loops of a node.
public final class DevicesRoom {
  private static final String SESSION = "screen:";
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 16;
  private static final int TRIES = 3;
  private static final int RETRY_S = 30;
  // Browsers keep no cookie longer; each start of the page moves its end on.
  private static final Duration COOKIE = Duration.ofDays(400);

  private final Db db;
  private final boolean insecureLan;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  DevicesRoom(Db db, boolean insecureLan, InstantSource clock) {
    this.db = db;
    this.insecureLan = insecureLan;
    this.clock = clock;
  }

  /// A code to be shown, and the secret that the browser must keep for it.
  record Waiting(PairingStore.Shown shown, String secret) {}

  /// The code that this browser shows, or a new one. 503 if too many browsers show one.
  Future<Waiting> show(HttpServerRequest request) {
    var held = secret(request);
    return held.map(secret -> PairingStore.waiting(db, hash(secret)))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(found ->
            found.isPresent()
                ? Future.succeededFuture(new Waiting(found.get(), held.orElseThrow()))
                : add(text(SECRET_BYTES), TRIES));
  }

  // A code that another browser shows already is seldom: the next one is not.
  private Future<Waiting> add(String secret, int tries) {
    if (tries == 0) {
      return Future.failedFuture(Problem.of(503, "busy").retryAfter(RETRY_S).refused());
    }
    return PairingStore.add(
            db, text(ID_BYTES), hash(secret), PairingCode.of(bytes(PairingCode.BYTES)))
        .compose(shown ->
            shown.isPresent()
                ? Future.succeededFuture(new Waiting(shown.get(), secret))
                : add(secret, tries - 1));
  }

  /// The screen that the asking browser is.
  Future<Optional<String>> screen(HttpServerRequest request) {
    return secret(request)
        .map(secret -> PairingStore.screenOf(db, hash(secret)))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  /// Who speaks in a request by the cookie of a screen: the screen. For the feed; the operations of
  /// the contract do not know this cookie.
  public Future<Optional<Principal>> recognise(HttpServerRequest request) {
    var expires = clock.instant().plus(COOKIE);
    return screen(request)
        .map(found ->
            found.map(screen ->
                new Principal(
                    screen, Role.SCREEN, session(hash(secret(request).orElseThrow())), expires)));
  }

  /// Whether a principal came from [#recognise].
  public static boolean isDevice(Principal principal) {
    var session = principal.session();
    return session != null && session.startsWith(SESSION);
  }

  /// Whether the device that [#recognise] found is still that screen.
  public Future<Boolean> stillPaired(Principal principal) {
    var session = principal.session();
    if (session == null || !isDevice(principal)) {
      return Future.succeededFuture(false);
    }
    var device = Buffer.buffer(HexFormat.of().parseHex(session.substring(SESSION.length())));
    return PairingStore.screenOf(db, device)
        .map(screen -> screen.filter(principal.subject()::equals).isPresent());
  }

  /// The `Set-Cookie` that keeps a secret.
  String cookie(HttpServerRequest request, String secret) {
    var name = name(request);
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly%s; SameSite=Lax"
        .formatted(name, secret, COOKIE.toSeconds(), name.startsWith("__Host-") ? "; Secure" : "");
  }

  /// The `Set-Cookie` that moves the end of the present cookie on.
  Optional<String> again(HttpServerRequest request) {
    return secret(request).map(secret -> cookie(request, secret));
  }

  static String session(Buffer device) {
    return SESSION + HexFormat.of().formatHex(device.getBytes());
  }

  // Only what this program gave out is given back in a header.
  private Optional<String> secret(HttpServerRequest request) {
    var cookie = request.getCookie(name(request));
    return Optional.ofNullable(cookie == null ? null : cookie.getValue())
        .filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
  }

  private String name(HttpServerRequest request) {
    return insecureLan && !"https".equals(request.scheme())
        ? "cortile-screen"
        : "__Host-cortile-screen";
  }

  private static Buffer hash(String secret) {
    return Buffer.buffer(Hashes.sha256(secret.getBytes(StandardCharsets.US_ASCII)));
  }

  private String text(int length) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
