package cortile.identity;

import cortile.kit.Api;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Lets a request in or not: finds out who speaks, by bearer token or cookie, and whether they may.
/// A token that is bad is refused also where none is needed; a cookie that is bad there is only
/// forgotten, or its owner could not even sign in.
public final class Gate implements Api.Guard {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Future<Optional<Principal>> NOBODY =
      Future.succeededFuture(Optional.empty());
  private static final String BEARER = "bearer ";

  private final Tokens tokens;
  private final IdentityRoom room;
  private final Revocations revocations;
  private final Cookies cookies;
  private final Origins origins;
  private final InstantSource clock;

  /// Stands before every room; may be shared by all event loops of a node.
  public Gate(
      Tokens tokens,
      IdentityRoom room,
      Revocations revocations,
      IdentitySettings settings,
      InstantSource clock) {
    this.tokens = tokens;
    this.room = room;
    this.revocations = revocations;
    this.cookies = new Cookies(tokens, settings, clock);
    this.origins = new Origins(settings);
    this.clock = clock;
  }

  @Override
  public Future<Void> admit(RoutingContext context, Set<String> who) {
    return recognise(context.request())
        .compose(speaker -> {
          if (speaker.isPresent()) {
            Speaker.put(context, speaker.get());
          }
          if (who.contains("public")) {
            return Future.succeededFuture();
          }
          if (speaker.isEmpty()) {
            return refuse(401, "unauthorized");
          }
          return who.contains(speaker.get().role().wire())
              ? Future.succeededFuture()
              : refuse(403, "forbidden");
        });
  }

  /// Whether a request may come from our own pages: its `Origin` is ours or missing. For sockets,
  /// which no browser keeps apart.
  public boolean ownOrigin(HttpServerRequest request) {
    return origins.own(request);
  }

  /// Who speaks in a request, for what lies outside the contract, such as sockets. Fails with 401
  /// for a bad bearer token and 403 for a request from another page.
  public Future<Optional<Principal>> recognise(HttpServerRequest request) {
    var writes = !SAFE.contains(request.method());
    if (writes && !origins.own(request)) {
      return refuse(403, "wrong-origin");
    }
    var authorization = request.getHeader("Authorization");
    if (authorization != null) {
      return bearer(authorization);
    }
    var token = cookies.read(request);
    if (token == null) {
      return NOBODY;
    }
    return writes && request.getHeader("Origin") == null
        ? refuse(403, "wrong-origin")
        : cookie(request, token);
  }

  private Future<Optional<Principal>> bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return refuse(401, "bad-token");
    }
    var principal =
        tokens
            .verify(authorization.substring(BEARER.length()).strip(), clock.instant())
            .filter(p -> !revoked(p));
    return principal.isPresent() ? Future.succeededFuture(principal) : refuse(401, "bad-token");
  }

  private Future<Optional<Principal>> cookie(HttpServerRequest request, String token) {
    var now = clock.instant();
    var read = tokens.read(token, now).filter(c -> !revoked(c.principal()));
    if (read.isEmpty()) {
      return forget(request);
    }
    var claims = read.get();
    var session = claims.principal().session();
    if (!claims.stale(now) || (session == null && !claims.expired(now))) {
      return Future.succeededFuture(Optional.of(claims.principal()));
    }
    return session == null ? forget(request) : renew(request, claims, session);
  }

  private Future<Optional<Principal>> renew(
      HttpServerRequest request, Tokens.Claims claims, String id) {
    return room.renew(id)
        .transform(renewed -> {
          var now = clock.instant();
          if (renewed.failed()) {
            return claims.expired(now)
                ? Future.failedFuture(renewed.cause())
                : Future.succeededFuture(Optional.of(claims.principal()));
          }
          var session = renewed.result();
          if (session.isEmpty()) {
            return forget(request);
          }
          setCookie(request, cookies.open(request, session.get()));
          return Future.succeededFuture(Optional.of(session.get().principal(now)));
        });
  }

  private Future<Optional<Principal>> forget(HttpServerRequest request) {
    setCookie(request, cookies.close(request));
    return NOBODY;
  }

  private static void setCookie(HttpServerRequest request, String cookie) {
    request.response().putHeader("Set-Cookie", cookie);
  }

  private boolean revoked(Principal principal) {
    var session = principal.session();
    return session != null && revocations.contains(session);
  }

  private static <T> Future<T> refuse(int status, String key) {
    return Future.failedFuture(Problem.of(status, key).refused());
  }
}
