package cortile.polls;

import cortile.kit.Api;

/// The operations on questions.
final class QuestionRoutes {
  private final LeadRoutes led;
  private final QuestionsRoom questions;
  private final RoundsRoom rounds;

  QuestionRoutes(LeadRoutes led, QuestionsRoom questions, RoundsRoom rounds) {
    this.led = led;
    this.questions = questions;
    this.rounds = rounds;
  }

  void bind(Api api) {
    led.on(
        api,
        "putQuestion",
        Deed.LEAD,
        (o, call) -> questions.put(o, call.path("question"), call.body()));
    led.on(
        api, "deleteQuestion", Deed.LEAD, (o, call) -> questions.delete(o, call.path("question")));
    led.on(
        api,
        "copyQuestion",
        Deed.LEAD,
        (o, call) -> questions.copy(o, call.path("question"), call.body().getString("id")));
    led.on(
        api,
        "orderQuestions",
        Deed.LEAD,
        (o, call) ->
            questions.order(
                o, call.body().getJsonArray("questions").stream().map(String::valueOf).toList()));
    led.on(
        api,
        "resetQuestion",
        Deed.LEAD,
        (o, call) -> rounds.reset(o, call.path("question"), call.body().getInteger("through")));
  }
}
