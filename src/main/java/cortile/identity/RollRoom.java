package cortile.identity;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The electoral roll and the printed codes of its entries. May be shared by all event loops of a
/// node.
public final class RollRoom {
  private final Db db;
  private final Secrets secrets;
  private final Revocations revocations;
  private final InstantSource clock;
  private final RollStore store;
  private final CodeStore codes;

  /// The door to the roll.
  public RollRoom(Db db, Secrets secrets, Revocations revocations, InstantSource clock) {
    this.db = db;
    this.secrets = secrets;
    this.revocations = revocations;
    this.clock = clock;
    this.store = new RollStore(db);
    this.codes = new CodeStore(db);
  }

  /// What an import did.
  ///
  /// @param errors lines that were not stored
  /// @param warnings lines that were, with a remark
  record Imported(
      int added, int changed, int unchanged, List<RollNote> errors, List<RollNote> warnings) {}

  private record Done(RollPlan plan, List<String> ended) {}

  /// A new printed code, with its dashes.
  record Printed(String code, Instant expires) {
    @Override
    public String toString() {
      return "Printed[" + expires + "]";
    }
  }

  /// Adds or changes entries; good lines are stored in one transaction, bad ones reported.
  /// Repeatable.
  Future<Imported> load(String headerLine, int firstLine, List<String> lines) {
    var header = RollHeader.of(headerLine);
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var read = RollReader.read(header, firstLine, lines, today);
    return db.transaction(tx -> load(tx, header, read.rows()))
        .map(done -> {
          done.ended().forEach(session -> revocations.add(session, clock.instant()));
          var plan = done.plan();
          var warnings = new ArrayList<RollNote>();
          header
              .ignored()
              .forEach(name -> warnings.add(new RollNote(1, name, "roll-ignored", List.of())));
          warnings.addAll(plan.remarks());
          return new Imported(
              plan.added().size(),
              plan.changed().size(),
              plan.unchanged().size(),
              read.errors(),
              warnings);
        });
  }

  // A person whose address changed was perhaps signed in by the owner of the old one.
  private static Future<Done> load(Tx tx, RollHeader header, List<RollRow> rows) {
    return RollStore.lock(tx)
        .compose(locked -> RollStore.entries(tx, rows))
        .compose(entries ->
            RollStore.owners(tx, rows)
                .map(owners -> RollPlan.of(header, rows, entries, owners, UUID::randomUUID)))
        .compose(plan ->
            RollStore.write(tx, plan)
                .compose(written -> SessionStore.endAll(tx, bereft(plan), false))
                .map(ended -> new Done(plan, ended)));
  }

  private static List<UUID> bereft(RollPlan plan) {
    return plan.emails().entrySet().stream()
        .filter(entry -> entry.getValue().before() != null)
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  Future<RollStore.Summary> summary() {
    return store.summary();
  }

  /// Makes a code for one entry; an earlier one of the same entry stops working. `by` is the
  /// subject of who asked.
  Future<Printed> print(String reference, String by) {
    var code = secrets.votingCode();
    var meant = VotingCode.meant(code).orElseThrow();
    return codes
        .print(reference, secrets.printed(meant), by)
        .compose(expires ->
            expires
                .map(e -> Future.succeededFuture(new Printed(code, e)))
                .orElseGet(() -> Future.failedFuture(Problem.of(404, "no-such-entry").refused())));
  }
}
