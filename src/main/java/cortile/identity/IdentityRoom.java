package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Signing in, sessions and signing out. May be shared by all event loops of a node.
public final class IdentityRoom {
  private static final int MAIL_RETRY_S = 30;

  private final Db db;
  private final Secrets secrets;
  private final Revocations revocations;
  private final @Nullable Postman postman;
  private final boolean demo;
  private final InstantSource clock;
  private final CodeStore codes;
  private final SessionStore sessions;

  /// The front door of identity.
  ///
  /// @param postman null if no mail can be sent
  public IdentityRoom(
      Db db,
      Secrets secrets,
      Revocations revocations,
      @Nullable Postman postman,
      IdentitySettings settings,
      InstantSource clock) {
    this.db = db;
    this.secrets = secrets;
    this.revocations = revocations;
    this.postman = postman;
    this.demo = settings.demo();
    this.clock = clock;
    this.codes = new CodeStore(db);
    this.sessions = new SessionStore(db);
  }

  /// A code that is on its way.
  ///
  /// @param code the code itself, in demo mode only
  record CodeSent(Instant expires, @Nullable String code) {
    @Override
    public String toString() {
      return "CodeSent[" + expires + "]";
    }
  }

  private record Begun(Session session, List<String> ended) {}

  /// Sends a sign-in code. Whether somebody has this address makes no difference: whoever reads its
  /// mail may sign in.
  Future<CodeSent> sendCode(String address, Locale language) {
    var email = email(address);
    var post = postman;
    if (post == null && !demo) {
      return refuse(Problem.of(503, "mail-not-configured"));
    }
    var digits = secrets.digits();
    return codes
        .add(secrets.account(email), secrets.code(email, digits))
        .compose(stored -> {
          if (stored.pause() > 0) {
            var minutes = (stored.pause() + 59) / 60;
            return refuse(Problem.of(429, "too-many-codes", minutes).retryAfter(stored.pause()));
          }
          if (demo || post == null) {
            return Future.succeededFuture(new CodeSent(stored.expires(), digits));
          }
          return post.send(email, digits, language)
              .map(new CodeSent(stored.expires(), null))
              .recover(failure -> notSent(stored.id()));
        });
  }

  private Future<CodeSent> notSent(UUID id) {
    return codes
        .remove(id)
        .transform(removed -> refuse(Problem.of(503, "mail-failed").retryAfter(MAIL_RETRY_S)));
  }

  /// Begins a session, whichever way somebody comes in.
  Future<Session> signIn(SignIn way) {
    return switch (way) {
      case SignIn.ByCode by -> byCode(by.email(), by.code());
      case SignIn.ByVotingCode by -> byVotingCode(by.typed());
      case SignIn.BySetup by -> bySetup(by.secret(), by.email());
    };
  }

  private Future<Session> byCode(String address, String digits) {
    var email = email(address);
    var wanted = secrets.code(email, digits);
    return codes
        .spendTry(secrets.account(email))
        .compose(live -> {
          Optional<UUID> hit = Optional.empty();
          for (var code : live) {
            if (Secrets.same(code.hash().getBytes(), wanted)) {
              hit = Optional.of(code.id());
            }
          }
          return hit.map(id -> use(id, email)).orElseGet(() -> wrong("/code", "code-wrong"));
        });
  }

  private Future<Session> use(UUID id, String email) {
    return begin(tx ->
        CodeStore.use(tx, id)
            .compose(used -> used ? PersonStore.byEmail(tx, email) : wrong("/code", "code-wrong"))
            .compose(person -> takeOver(tx, person)));
  }

  // Whoever held a way into the account before, because it went through their hands, does not see
  // what comes now.
  private Future<Begun> takeOver(Tx tx, Person person) {
    return PersonStore.dropLinks(tx, person.id())
        .compose(gone -> SessionStore.endAll(tx, List.of(person.id()), true))
        .compose(
            ended -> open(tx, person, Way.EMAIL).map(begun -> new Begun(begun.session(), ended)));
  }

  private Future<Session> byVotingCode(String typed) {
    var meant = VotingCode.meant(typed);
    if (meant.isEmpty()) {
      return wrong("/votingCode", "voting-code-wrong");
    }
    return begin(tx ->
        CodeStore.usePrinted(tx, secrets.printed(meant.get()))
            .compose(person ->
                person
                    .map(p -> open(tx, p, Way.PRINTED))
                    .orElseGet(() -> wrong("/votingCode", "voting-code-wrong"))));
  }

  // The address is needed, and used, for the link of the first start only.
  private Future<Session> bySetup(String secret, Optional<String> address) {
    return begin(tx ->
        PersonStore.useLink(tx, secrets.link(secret))
            .compose(link -> {
              if (link.isEmpty()) {
                return wrong("/setup", "setup-wrong");
              }
              var person = link.get().person();
              if (person.isPresent()) {
                return Future.succeededFuture(person.get());
              }
              return address
                  .map(a -> PersonStore.firstOrganiser(tx, email(a)))
                  .orElseGet(() -> wrong("/email", "setup-needs-email"));
            })
            .compose(person -> open(tx, person, Way.SETUP)));
  }

  private Future<Begun> open(Tx tx, Person person, Way way) {
    return SessionStore.begin(tx, secrets.session(), person, way)
        .map(session -> new Begun(session, List.of()));
  }

  private Future<Session> begin(java.util.function.Function<Tx, Future<Begun>> work) {
    return db.transaction(work)
        .map(begun -> {
          begun.ended().forEach(session -> revocations.add(session, clock.instant()));
          return begun.session();
        });
  }

  /// Ends a session: at once on this node, within about a second on the others. Repeatable.
  Future<Void> signOut(String session) {
    revocations.add(session, clock.instant());
    return sessions.end(session);
  }

  /// A session with its present role, if it is alive; using it keeps it alive.
  Future<Optional<Session>> renew(String session) {
    return revocations.contains(session)
        ? Future.succeededFuture(Optional.empty())
        : sessions.renew(session);
  }

  /// Who speaks in a session now, for sockets that outlive their tokens; empty if the session has
  /// ended.
  public Future<Optional<Principal>> recheck(String session) {
    return renew(session).map(found -> found.map(s -> s.principal(clock.instant())));
  }

  /// Whether nothing has ended a principal before its time: signing out, the end of the session,
  /// another role.
  public Future<Boolean> stillValid(Principal principal) {
    var session = principal.session();
    if (session == null) {
      return Future.succeededFuture(clock.instant().isBefore(principal.expires()));
    }
    return renew(session)
        .map(found -> found.filter(s -> s.person().role() == principal.role()).isPresent());
  }

  /// Learns of the sessions that other nodes ended since a time of the database's clock; gives the
  /// time to ask from next.
  Future<Instant> learn(Instant since) {
    return sessions
        .revokedSince(since)
        .map(revoked -> {
          var now = clock.instant();
          revoked.sessions().forEach(session -> revocations.add(session, now));
          revocations.forget(now);
          return revoked.now();
        });
  }

  static String email(String address) {
    return Email.of(address)
        .orElseThrow(() ->
            Problem.of(422, "invalid")
                .with(List.of(Problem.Field.of("/email", "email-wrong")))
                .refused());
  }

  private static <T> Future<T> wrong(String pointer, String key) {
    return refuse(Problem.of(422, key).with(List.of(Problem.Field.of(pointer, key + ".detail"))));
  }

  private static <T> Future<T> refuse(Problem problem) {
    return Future.failedFuture(problem.refused());
  }
}
