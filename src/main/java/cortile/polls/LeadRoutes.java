package cortile.polls;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.BiFunction;

/// The operations of those who lead a workshop. Each names the deed that it takes.
final class LeadRoutes {
  private static final String SECONDS = "seconds";

  private final DoorRoom door;
  private final WorkshopsRoom workshops;
  private final MembersRoom members;
  private final QuestionsRoom questions;
  private final RoundsRoom rounds;
  private final ModerationRoom moderation;

  LeadRoutes(
      DoorRoom door,
      WorkshopsRoom workshops,
      MembersRoom members,
      QuestionsRoom questions,
      RoundsRoom rounds,
      ModerationRoom moderation) {
    this.door = door;
    this.workshops = workshops;
    this.members = members;
    this.questions = questions;
    this.rounds = rounds;
    this.moderation = moderation;
  }

  void bind(Api api) {
    bindWorkshops(api);
    bindMembers(api);
    bindQuestions(api);
    bindRounds(api);
  }

  private void bindWorkshops(Api api) {
    api.on("listWorkshops", this::list)
        .on("createWorkshop", this::create)
        .on("steerWorkshop", this::steer);
    done(api, "replaceWorkshop", Deed.LEAD, (o, call) -> workshops.replace(o, call.body()));
    done(api, "deleteWorkshop", Deed.OWN, (o, call) -> workshops.delete(o));
    done(api, "endWorkshop", Deed.OWN, (o, call) -> workshops.end(o));
    api.on(
        "copyWorkshop",
        call ->
            workshops
                .copy(order(call, Deed.LEAD, "copyWorkshop"), call.body())
                .map(LeadRoutes::made));
  }

  private void bindMembers(Api api) {
    api.on(
            "inviteMember",
            call ->
                members
                    .invite(order(call, Deed.OWN, "inviteMember"), call.body().getString("role"))
                    .map(Answer::created))
        .on("joinStaff", this::joinStaff)
        .on(
            "printPapers",
            call ->
                members
                    .print(order(call, Deed.LEAD, "printPapers"), call.body().getInteger("count"))
                    .map(Answer::ok))
        .on(
            "getPapers",
            call -> members.papers(order(call, Deed.LEAD, "getPapers")).map(Answer::ok));
    done(
        api,
        "removeMember",
        Deed.OWN,
        (o, call) -> members.remove(o, Long.parseLong(call.path("member"))));
  }

  private void bindQuestions(Api api) {
    done(
        api,
        "putQuestion",
        Deed.LEAD,
        (o, call) -> questions.put(o, call.path("question"), call.body()));
    done(api, "deleteQuestion", Deed.LEAD, (o, call) -> questions.delete(o, call.path("question")));
    done(
        api,
        "copyQuestion",
        Deed.LEAD,
        (o, call) -> questions.copy(o, call.path("question"), call.body().getString("id")));
    done(
        api,
        "orderQuestions",
        Deed.LEAD,
        (o, call) ->
            questions.order(
                o, call.body().getJsonArray("questions").stream().map(String::valueOf).toList()));
    done(
        api,
        "resetQuestion",
        Deed.LEAD,
        (o, call) -> rounds.reset(o, call.path("question"), call.body().getInteger("through")));
  }

  private void bindRounds(Api api) {
    done(
        api,
        "openRound",
        Deed.LEAD,
        (o, call) ->
            rounds.open(
                o, AnswerRoutes.place(call), Optional.ofNullable(call.body().getInteger(SECONDS))));
    done(api, "closeRound", Deed.LEAD, (o, call) -> rounds.close(o, AnswerRoutes.place(call)));
    done(
        api,
        "startCountdown",
        Deed.LEAD,
        (o, call) ->
            rounds.countdown(
                o, AnswerRoutes.place(call), Optional.of(call.body().getInteger(SECONDS))));
    done(
        api,
        "stopCountdown",
        Deed.LEAD,
        (o, call) -> rounds.countdown(o, AnswerRoutes.place(call), Optional.empty()));
    done(
        api,
        "showResults",
        Deed.LEAD,
        (o, call) ->
            rounds.reveal(o, AnswerRoutes.place(call), call.body().getBoolean("revealed")));
    done(api, "countHands", Deed.LEAD, this::hands);
    done(
        api,
        "moderateWord",
        Deed.MODERATE,
        (o, call) ->
            moderation.word(
                o, AnswerRoutes.place(call), Long.parseLong(call.path("word")), call.body()));
    done(
        api,
        "moderateEntry",
        Deed.MODERATE,
        (o, call) ->
            moderation.entry(
                o, AnswerRoutes.place(call), Long.parseLong(call.path("entry")), call.body()));
  }

  private Future<Answer> list(Call call) {
    return workshops
        .list(Speaker.of(call).subject())
        .map(list -> Answer.ok(new JsonObject().put("workshops", list)));
  }

  private Future<Answer> create(Call call) {
    return workshops.create(Speaker.of(call).subject(), call.body()).map(LeadRoutes::made);
  }

  // Freezing hides something from the wall at once, so moderators may do it too.
  private Future<Answer> steer(Call call) {
    var onlyFrozen = call.body().fieldNames().equals(java.util.Set.of("frozen"));
    return workshops
        .steer(order(call, onlyFrozen ? Deed.MODERATE : Deed.LEAD, "steerWorkshop"), call.body())
        .map(v -> Answer.noContent());
  }

  private Future<Answer> joinStaff(Call call) {
    return members
        .join(
            DoorRoom.code(call),
            Speaker.of(call).subject(),
            call.body().getString("secret"),
            call.body().getString("name"))
        .map(v -> Answer.noContent());
  }

  private Future<Void> hands(Order order, Call call) {
    var counts = new HashMap<String, Integer>();
    call.body()
        .getJsonObject("counts")
        .forEach(each -> counts.put(each.getKey(), ((Number) each.getValue()).intValue()));
    return rounds.hands(order, AnswerRoutes.place(call), call.body().getInteger("people"), counts);
  }

  private void done(
      Api api, String operation, Deed deed, BiFunction<Order, Call, Future<Void>> command) {
    api.on(
        operation,
        call ->
            command
                .apply(order(call, deed, operation), call)
                .onSuccess(v -> door.opened(call, DoorRoom.code(call)))
                .map(v -> Answer.noContent()));
  }

  static Order order(Call call, Deed deed, String act) {
    return new Order(DoorRoom.code(call), Speaker.of(call).subject(), deed, act);
  }

  private static Answer made(String code) {
    return Answer.created(new JsonObject().put("code", code));
  }
}
