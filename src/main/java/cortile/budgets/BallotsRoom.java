package cortile.budgets;

import cortile.identity.Principal;
import cortile.kit.Db;
import cortile.kit.Keys;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The voter's side: cast, change, withdraw and see again one's own ballot.
public final class BallotsRoom {
  private static final int TRIES = 4;

  private final Vertx vertx;
  private final Db db;
  private final Keys keys;
  // Papers change seldom; the database refuses a ballot that was judged by an old one.
  private final Map<String, Booth> booths = new ConcurrentHashMap<>();
  // A crowd that finds no paper, or an old one, waits for one load together.
  private final Map<String, Future<Booth>> loading = new ConcurrentHashMap<>();

  public BallotsRoom(Vertx vertx, Db db, Keys keys) {
    this.vertx = vertx;
    this.db = db;
    this.keys = keys;
  }

  /// A budget's paper and the key under which its ballots are stored.
  private record Booth(Paper paper, VoterKeys keys) {}

  /// What is stored for a voter.
  ///
  /// @param ballot in the form of the contract
  public record Receipt(String code, String time, int revision, JsonObject ballot) {}

  /// Casts or changes a ballot. Fails with a [Problem.Refused] that names the rule, or as the group
  /// commit does.
  ///
  /// @param replaces the revision that this replaces; empty for any
  public Future<Receipt> cast(
      String slug, String voter, Ballot ballot, Optional<Integer> replaces) {
    return booth(slug).compose(booth -> cast(booth, voter, ballot, replaces, TRIES));
  }

  /// Withdraws a ballot; repeatable.
  public Future<Void> withdraw(String slug, String voter, Optional<Integer> replaces) {
    return booth(slug)
        .compose(booth -> submit(booth, voter, replaces, Optional.empty(), false))
        .compose(outcome ->
            switch (outcome) {
              case CastOutcome.Refused refused -> Future.failedFuture(BallotProblems.of(refused));
              case CastOutcome.Stored stored -> Future.succeededFuture();
              case CastOutcome.Withdrawn withdrawn -> Future.succeededFuture();
            });
  }

  /// One's own ballot, or 404 with the revision that a new one replaces.
  public Future<Receipt> own(String slug, String voter) {
    return booth(slug)
        .compose(booth ->
            ReceiptsStore.own(
                    db, booth.paper().budget(), Buffer.buffer(booth.keys().ballotKey(voter)))
                .compose(found ->
                    found.filter(own -> own.marks().isPresent()).isEmpty()
                        ? Future.failedFuture(
                            Problem.of(404, "no-ballot")
                                .with("revision", found.map(ReceiptsStore.Own::revision).orElse(0))
                                .refused())
                        : fresh(booth, found.get())));
  }

  /// Whether a receipt's ballot is counted, or 404; never the choices.
  public Future<JsonObject> check(String slug, String code) {
    return ReceiptsStore.check(db, slug, VoterKeys.tidy(code))
        .map(DraftsRoom.orUnknown())
        .map(check ->
            new JsonObject()
                .put("status", check.counted() ? "counted" : "withdrawn")
                .put("revision", check.revision())
                .put("time", check.time().toInstant().toString()));
  }

  /// Whether a person may vote, and if not, why.
  public Future<JsonObject> eligibility(String slug, Optional<Principal> who) {
    return EligibilityStore.reasons(db, slug, who.map(Principal::subject))
        .map(DraftsRoom.orUnknown())
        .map(
            reasons -> new JsonObject().put("eligible", reasons.isEmpty()).put("reasons", reasons));
  }

  /// Keeps a rating without saying whose it is.
  public Future<Void> rate(String slug, int stars, @Nullable String comment) {
    return EligibilityStore.rate(db, slug, stars, comment);
  }

  // The stored ballot may name a project that this node's paper does not know yet.
  private Future<Receipt> fresh(Booth booth, ReceiptsStore.Own own) {
    var marks = own.marks().orElseThrow();
    var known = booth.paper().projects().values().stream().map(Paper.Candidate::number).toList();
    return (known.containsAll(marks.numbers())
            ? Future.succeededFuture(booth)
            : load(booth.paper().slug()))
        .map(b -> receipt(b.paper(), own.stored(), marks));
  }

  private Future<Receipt> cast(
      Booth booth, String voter, Ballot ballot, Optional<Integer> replaces, int tries) {
    return switch (Judge.judge(booth.paper(), ballot)) {
      case Judgement.Breaks breaks -> judgeAgain(booth, voter, ballot, replaces, tries, breaks);
      case Judgement.Fits(var marks, var withdrawn) ->
          submit(booth, voter, replaces, Optional.of(marks), withdrawn)
              .compose(outcome ->
                  switch (outcome) {
                    case CastOutcome.Stored stored ->
                        Future.succeededFuture(receipt(booth.paper(), stored, marks));
                    case CastOutcome.Refused(var reason, var revision)
                        when reason == CastOutcome.Reason.STALE_PAPER && tries > 0 ->
                        load(booth.paper().slug())
                            .compose(b -> cast(b, voter, ballot, replaces, tries - 1));
                    case CastOutcome.Refused refused ->
                        Future.failedFuture(BallotProblems.of(refused));
                    case CastOutcome.Withdrawn withdrawnNow ->
                        Future.failedFuture(new IllegalStateException("a cast was withdrawn"));
                  });
    };
  }

  // A refusal by an old paper might be wrong: it counts only if the newest one says the same.
  private Future<Receipt> judgeAgain(
      Booth booth,
      String voter,
      Ballot ballot,
      Optional<Integer> replaces,
      int tries,
      Judgement.Breaks breaks) {
    return load(booth.paper().slug())
        .compose(newest ->
            newest.paper().version() == booth.paper().version() || tries == 0
                ? Future.failedFuture(BallotProblems.of(breaks))
                : cast(newest, voter, ballot, replaces, tries - 1));
  }

  private Future<CastOutcome> submit(
      Booth booth,
      String voter,
      Optional<Integer> replaces,
      Optional<Marks> marks,
      boolean repetitionOnly) {
    var cast =
        new Cast(
            booth.paper().budget(),
            voter,
            booth.keys().ballotKey(voter),
            booth.keys().receipt(voter),
            replaces,
            booth.paper().version(),
            marks,
            repetitionOnly);
    return BallotVerticle.WRITER.submit(
        vertx, new BallotVerticle.Submitted(booth.paper().slug(), cast));
  }

  private static Receipt receipt(Paper paper, CastOutcome.Stored stored, Marks marks) {
    return new Receipt(
        stored.receipt(),
        stored.time().toInstant().toString(),
        stored.revision(),
        BallotRoutes.render(paper, marks));
  }

  private Future<Booth> booth(String slug) {
    var held = booths.get(slug);
    return held == null ? load(slug) : Future.succeededFuture(held);
  }

  private Future<Booth> load(String slug) {
    var promise = Promise.<Booth>promise();
    var running = loading.putIfAbsent(slug, promise.future());
    if (running != null) {
      return running;
    }
    PapersStore.load(db, slug)
        .compose(found ->
            found.isEmpty()
                ? Future.failedFuture(DraftsRoom.unknown())
                : keys.ballotKey(slug).map(key -> new Booth(found.get(), new VoterKeys(key))))
        .onSuccess(booth -> booths.put(slug, booth))
        .eventually(() -> {
          loading.remove(slug);
          return Future.succeededFuture();
        })
        .onComplete(promise);
    return promise.future();
  }
}
