package cortile.polls;

import cortile.kit.Api;
import cortile.kit.Call;
import cortile.polls.LedRoom.Order;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Optional;

/// The operations on rounds and on what is seen of them.
final class RoundRoutes {
  private static final String SECONDS = "seconds";

  private final LeadRoutes led;
  private final RoundsRoom rounds;
  private final HandsRoom hands;
  private final ModerationRoom moderation;

  RoundRoutes(LeadRoutes led, RoundsRoom rounds, HandsRoom hands, ModerationRoom moderation) {
    this.led = led;
    this.rounds = rounds;
    this.hands = hands;
    this.moderation = moderation;
  }

  void bind(Api api) {
    led.on(
        api,
        "openRound",
        Deed.LEAD,
        (o, call) ->
            rounds.open(
                o, AnswerRoutes.place(call), Optional.ofNullable(call.body().getInteger(SECONDS))));
    led.on(api, "closeRound", Deed.LEAD, (o, call) -> rounds.close(o, AnswerRoutes.place(call)));
    led.on(
        api,
        "startCountdown",
        Deed.LEAD,
        (o, call) ->
            rounds.countdown(
                o, AnswerRoutes.place(call), Optional.of(call.body().getInteger(SECONDS))));
    led.on(
        api,
        "stopCountdown",
        Deed.LEAD,
        (o, call) -> rounds.countdown(o, AnswerRoutes.place(call), Optional.empty()));
    led.on(
        api,
        "showResults",
        Deed.LEAD,
        (o, call) ->
            rounds.reveal(o, AnswerRoutes.place(call), call.body().getBoolean("revealed")));
    led.on(api, "countHands", Deed.LEAD, this::hands);
    led.on(
        api,
        "moderateWord",
        Deed.MODERATE,
        (o, call) ->
            moderation.word(
                o, AnswerRoutes.place(call), Long.parseLong(call.path("word")), call.body()));
    led.on(
        api,
        "moderateEntry",
        Deed.MODERATE,
        (o, call) ->
            moderation.entry(
                o, AnswerRoutes.place(call), Long.parseLong(call.path("entry")), call.body()));
  }

  private Future<Void> hands(Order order, Call call) {
    var counts = new HashMap<String, Integer>();
    call.body()
        .getJsonObject("counts")
        .forEach(each -> counts.put(each.getKey(), ((Number) each.getValue()).intValue()));
    return hands.count(order, AnswerRoutes.place(call), call.body().getInteger("people"), counts);
  }
}
