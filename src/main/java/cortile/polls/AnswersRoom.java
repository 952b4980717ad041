package cortile.polls;

import cortile.kit.Call;
import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.polls.DoorRoom.Visitor;
import cortile.polls.RoundsRoom.Place;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The participant's side: come in, answer, ask, vote, and see again what one has said.
public final class AnswersRoom {
  private static final int TRIES = 4;

  private final Vertx vertx;
  private final Db db;
  private final DoorRoom door;

  AnswersRoom(Vertx vertx, Db db, DoorRoom door) {
    this.vertx = vertx;
    this.db = db;
    this.door = door;
  }

  /// Who came in.
  ///
  /// @param cookie the `Set-Cookie` of a device that was not known; null else
  record Entrance(Heard.In in, @Nullable String cookie) {}

  /// Lets somebody in. Repeatable.
  Future<Entrance> join(Call call, Optional<String> nickname, Optional<String> token) {
    return door.sheet(call).compose(sheet -> join(call, sheet, nickname, token, TRIES));
  }

  private Future<Entrance> join(
      Call call, Sheet sheet, Optional<String> nickname, Optional<String> token, int tries) {
    var paper = token.map(typed -> paper(sheet.code(), typed));
    var known = door.visitor(call, sheet);
    var made = known.isPresent() ? null : door.make(call);
    var visitor =
        known.orElseGet(() -> new Visitor(true, java.util.Objects.requireNonNull(made).id()));
    var saying =
        new Saying.Join(
            sheet.workshop(),
            visitor.key(door.keys(), sheet.code()),
            visitor.device(),
            nickname,
            paper);
    return AnswerVerticle.WRITER
        .submit(vertx, saying)
        .compose(heard ->
            switch (heard) {
              case Heard.In in -> {
                door.opened(call, sheet.code());
                yield Future.succeededFuture(new Entrance(in, made == null ? null : made.cookie()));
              }
              case Heard.Refused refused
                  when refused.reason() == Heard.Reason.NEEDS_RESIDENT
                      && !sheet.residents()
                      && tries > 0 ->
                  door.load(sheet.code())
                      .compose(newest -> join(call, newest, nickname, token, tries - 1));
              case Heard.Refused refused -> {
                if (refused.reason() == Heard.Reason.GONE) {
                  yield door.load(sheet.code()).compose(s -> fail(refused));
                }
                door.refuse(sheet.code());
                yield fail(refused);
              }
              case Heard.Stored s -> unexpected(s);
              case Heard.Asked a -> unexpected(a);
              case Heard.Voted v -> unexpected(v);
            });
  }

  private int paper(String code, String typed) {
    var number = door.keys().paperNumber(code, typed);
    if (number.isEmpty()) {
      door.wrongToken(code);
    }
    return number.orElseThrow();
  }

  /// What this participant has said; 403 for somebody who has not joined.
  Future<JsonObject> own(Call call) {
    return door.sheet(call)
        .compose(sheet ->
            ParticipantsStore.own(
                db, sheet.workshop(), visitor(call, sheet).key(door.keys(), sheet.code())))
        .map(found -> found.orElseThrow(() -> Problem.of(403, "join-first").refused()));
  }

  /// Gives an answer. Fails with a [Problem.Refused] that names the rule, or as the group commit
  /// does.
  ///
  /// @param replaces the revision that this replaces; empty for any
  Future<Heard.Stored> give(
      Call call, Place place, String id, Given given, Optional<Integer> replaces) {
    return said(
        call,
        place,
        (sheet, rules) ->
            switch (AnswerJudge.judge(rules, given)) {
              case Judgement.Breaks(var broken) -> Future.failedFuture(PollProblems.broken(broken));
              case Judgement.Fits fits ->
                  submit(
                      new Saying.Give(
                          sheet.workshop(),
                          visitor(call, sheet).key(door.keys(), sheet.code()),
                          rules.question(),
                          place.round(),
                          id,
                          replaces,
                          rules.version(),
                          AnswerRoutes.render(fits.given()).encode(),
                          fits.items(),
                          fits.weights(),
                          fits.words(),
                          fits.given() instanceof Given.Free free ? free.text() : ""));
            },
        heard ->
            heard instanceof Heard.Stored stored
                ? Future.succeededFuture(stored)
                : unexpected(heard));
  }

  /// Asks a question from the room.
  Future<Heard.Asked> ask(Call call, Place place, String id, String typed) {
    var text = Wording.clean(typed);
    var broken = AnswerJudge.wrong("/text", text, AnswerJudge.ASK);
    if (!broken.isEmpty()) {
      return Future.failedFuture(PollProblems.broken(broken));
    }
    return said(
        call,
        place,
        (sheet, rules) ->
            submit(
                new Saying.Ask(
                    sheet.workshop(),
                    visitor(call, sheet).key(door.keys(), sheet.code()),
                    rules.question(),
                    place.round(),
                    id,
                    text,
                    rules.entries())),
        heard ->
            heard instanceof Heard.Asked asked ? Future.succeededFuture(asked) : unexpected(heard));
  }

  /// Votes for a question from the room, or takes the vote back.
  Future<Void> vote(Call call, Place place, long entry, boolean on) {
    return said(
        call,
        place,
        (sheet, rules) ->
            submit(
                new Saying.Vote(
                    sheet.workshop(),
                    visitor(call, sheet).key(door.keys(), sheet.code()),
                    rules.question(),
                    place.round(),
                    entry,
                    on)),
        heard -> Future.succeededFuture());
  }

  private interface Attempt {
    Future<Heard> say(Sheet sheet, QuestionRules rules);
  }

  // What an old sheet refuses may be right by the newest one: it is asked once more before anybody
  // is refused.
  private <T> Future<T> said(
      Call call, Place place, Attempt attempt, Function<Heard, Future<T>> reader) {
    return door.sheet(call)
        .compose(sheet -> said(sheet, call, place, attempt, TRIES))
        .compose(reader);
  }

  private Future<Heard> said(Sheet sheet, Call call, Place place, Attempt attempt, int tries) {
    var rules = sheet.questions().get(place.question());
    if (rules == null) {
      return again(sheet, call, place, attempt, tries, PollProblems.unknown());
    }
    return attempt
        .say(sheet, rules)
        .recover(failure ->
            failure instanceof Problem.Refused refused && passing(refused)
                ? again(sheet, call, place, attempt, tries, failure)
                : Future.failedFuture(failure));
  }

  private Future<Heard> again(
      Sheet sheet, Call call, Place place, Attempt attempt, int tries, Throwable failure) {
    return door.load(sheet.code())
        .compose(newest ->
            tries == 0 || newest.equals(sheet)
                ? Future.failedFuture(failure)
                : said(newest, call, place, attempt, tries - 1));
  }

  private static boolean passing(Problem.Refused refused) {
    return switch (refused.problem().key()) {
      case "invalid", "stale-question", "join-first", "not-found" -> true;
      default -> false;
    };
  }

  private Visitor visitor(Call call, Sheet sheet) {
    return door.visitor(call, sheet).orElseThrow(() -> Problem.of(403, "join-first").refused());
  }

  private Future<Heard> submit(Saying saying) {
    return AnswerVerticle.WRITER
        .submit(vertx, saying)
        .compose(heard ->
            heard instanceof Heard.Refused refused ? fail(refused) : Future.succeededFuture(heard));
  }

  private static <T> Future<T> fail(Heard.Refused refused) {
    return Future.failedFuture(PollProblems.of(refused));
  }

  private static <T> Future<T> unexpected(Heard heard) {
    return Future.failedFuture(new IllegalStateException("answered with " + heard));
  }
}
