package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who has a role beyond resident, and the links by which they come in the first time. May be
/// shared by all event loops of a node.
public final class StaffRoom {
  private final Db db;
  private final Secrets secrets;
  private final Revocations revocations;
  private final InstantSource clock;
  private final PersonStore people;

  /// The door to staff.
  public StaffRoom(Db db, Secrets secrets, Revocations revocations, InstantSource clock) {
    this.db = db;
    this.secrets = secrets;
    this.revocations = revocations;
    this.clock = clock;
    this.people = new PersonStore(db);
  }

  private record Outcome(Optional<SetupLink> link, List<String> ended) {}

  Future<List<Person>> list() {
    return people.staff();
  }

  /// Gives an address a role. There is no link for people who sign in by e-mail or are on the roll:
  /// whoever holds it could vote in their name, or read their ballot.
  Future<Optional<SetupLink>> appoint(String address, Role role) {
    return appoint(IdentityRoom.email(address), role, false);
  }

  /// Makes somebody an organiser, with a link in any case. For the command line: who runs it holds
  /// the keys anyhow.
  public Future<SetupLink> organiser(String address) {
    return appoint(IdentityRoom.email(address), Role.ORGANISER, true).map(Optional::orElseThrow);
  }

  /// A link that makes whoever opens it the first organiser; empty if there is an organiser.
  /// Printed at the start.
  public Future<Optional<SetupLink>> firstLink() {
    return people
        .hasOrganiser()
        .compose(has ->
            has
                ? Future.succeededFuture(Optional.empty())
                : db.transaction(tx -> link(tx, null)).map(Optional::of));
  }

  private Future<Optional<SetupLink>> appoint(String email, Role role, boolean always) {
    return db.transaction(tx ->
            PersonStore.appoint(tx, email, role)
                .compose(appointed ->
                    keepAnOrganiser(tx, appointed, role)
                        .compose(kept -> PersonStore.dropLinks(tx, appointed.id()))
                        .compose(gone -> endIfChanged(tx, appointed, role))
                        .compose(ended ->
                            role == Role.RESIDENT || (appointed.voter() && !always)
                                ? Future.succeededFuture(new Outcome(Optional.empty(), ended))
                                : link(tx, appointed.id())
                                    .map(l -> new Outcome(Optional.of(l), ended)))))
        .map(outcome -> {
          outcome.ended().forEach(session -> revocations.add(session, clock.instant()));
          return outcome.link();
        });
  }

  private static Future<Void> keepAnOrganiser(Tx tx, PersonStore.Appointed appointed, Role role) {
    if (appointed.before() != Role.ORGANISER || role == Role.ORGANISER) {
      return Future.succeededFuture();
    }
    return PersonStore.otherOrganiser(tx, appointed.id())
        .compose(other ->
            other
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.of(409, "last-organiser").refused()));
  }

  private static Future<List<String>> endIfChanged(
      Tx tx, PersonStore.Appointed appointed, Role role) {
    return appointed.before() == role
        ? Future.succeededFuture(List.of())
        : SessionStore.endAll(tx, List.of(appointed.id()), false);
  }

  private Future<SetupLink> link(Tx tx, @Nullable UUID person) {
    var secret = secrets.setup();
    return PersonStore.addLink(tx, secrets.link(secret), person)
        .map(expires -> new SetupLink(secret, expires));
  }
}
