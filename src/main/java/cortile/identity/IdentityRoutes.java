package cortile.identity;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.Problem;
import cortile.kit.Texts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in and out, over HTTP. One instance serves all event loops of a node, so that attempts
/// are counted together.
public final class IdentityRoutes {
  private static final int ATTEMPTS_RETRY_S = 30;

  private final IdentityRoom room;
  private final Cookies cookies;
  private final Origins origins;
  private final StaffRoutes staff;
  private final RollRoutes roll;
  private final Attempts attempts = new Attempts(new SecureRandom().nextInt());

  /// The operations of `openapi/identity.yaml`.
  public IdentityRoutes(
      IdentityRoom room,
      StaffRoom staff,
      RollRoom roll,
      Tokens tokens,
      IdentitySettings settings,
      Texts texts,
      InstantSource clock) {
    this.room = room;
    this.cookies = new Cookies(tokens, settings, clock);
    this.origins = new Origins(settings);
    this.staff = new StaffRoutes(staff, origins);
    this.roll = new RollRoutes(roll, texts);
  }

  /// Binds them all.
  public void bind(Api api) {
    api.on("createSignInCode", this::sendCode)
        .on("createSession", this::signIn)
        .on("getSession", this::session)
        .on("deleteSession", this::signOut);
    staff.bind(api);
    roll.bind(api);
  }

  private Future<Answer> sendCode(Call call) {
    count(call);
    return room.sendCode(call.body().getString("email"), call.language())
        .map(sent -> {
          var body = new JsonObject().put("expires", time(sent.expires()));
          if (sent.code() != null) {
            body.put("code", sent.code());
          }
          return Answer.json(202, body);
        });
  }

  private Future<Answer> signIn(Call call) {
    count(call);
    var before = Speaker.of(call.context()).flatMap(p -> Optional.ofNullable(p.session()));
    return room.signIn(asked(call.body()))
        .compose(session ->
            // Who signs in again leaves the session before; if that can't be noted, it ends by
            // itself.
            before
                .map(id -> room.signOut(id).otherwiseEmpty().map(session))
                .orElseGet(() -> Future.succeededFuture(session)))
        .map(session ->
            Answer.created(render(session))
                .header("Set-Cookie", cookies.open(call.context().request(), session)));
  }

  private static SignIn asked(JsonObject body) {
    return SignIn.of(
        body.getString("email"),
        body.getString("code"),
        body.getString("votingCode"),
        body.getString("setup"));
  }

  private Future<Answer> session(Call call) {
    var speaker = Speaker.of(call.context());
    if (speaker.isEmpty()) {
      return Future.succeededFuture(signedOut());
    }
    var principal = speaker.get();
    var plain = Answer.ok(render(principal.role(), null, principal.expires()));
    if (principal.session() == null) {
      return Future.succeededFuture(plain);
    }
    // Without the database a page still learns who speaks, only not their address.
    return room.renew(principal.session())
        .map(found -> found.map(s -> Answer.ok(render(s))).orElseGet(IdentityRoutes::signedOut))
        .otherwise(plain);
  }

  private Future<Answer> signOut(Call call) {
    var answer = Answer.noContent().header("Set-Cookie", cookies.close(call.context().request()));
    return Speaker.of(call.context())
        .flatMap(principal -> Optional.ofNullable(principal.session()))
        .map(id -> room.signOut(id).map(answer))
        .orElseGet(() -> Future.succeededFuture(answer));
  }

  private void count(Call call) {
    var remote = call.context().request().remoteAddress();
    var address = remote == null ? "" : remote.hostAddress();
    if (!attempts.count(address == null ? "" : address, System.nanoTime())) {
      throw Problem.of(429, "too-many-requests").retryAfter(ATTEMPTS_RETRY_S).refused();
    }
  }

  private static Answer signedOut() {
    return Answer.ok(new JsonObject().put("signedIn", false));
  }

  private static JsonObject render(Session session) {
    return render(session.person().role(), session.person().email(), session.ends());
  }

  private static JsonObject render(Role role, @Nullable String email, Instant expires) {
    var body =
        new JsonObject()
            .put("signedIn", true)
            .put("role", role.wire())
            .put("expires", time(expires));
    return email == null ? body : body.put("email", email);
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
