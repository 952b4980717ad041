package cortile.polls;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;

/// The operations on those who lead, and on paper tokens.
final class MemberRoutes {
  private final LeadRoutes led;
  private final MembersRoom members;
  private final PapersRoom papers;

  MemberRoutes(LeadRoutes led, MembersRoom members, PapersRoom papers) {
    this.led = led;
    this.members = members;
    this.papers = papers;
  }

  void bind(Api api) {
    api.on(
            "inviteMember",
            call ->
                members
                    .invite(
                        LeadRoutes.order(call, Deed.OWN, "inviteMember"),
                        call.body().getString("role"))
                    .map(Answer::created))
        .on("joinStaff", this::joinStaff)
        .on(
            "printPapers",
            call ->
                papers
                    .print(
                        LeadRoutes.order(call, Deed.LEAD, "printPapers"),
                        call.body().getInteger("count"))
                    .map(Answer::ok))
        .on(
            "getPapers",
            call -> papers.papers(LeadRoutes.order(call, Deed.LEAD, "getPapers")).map(Answer::ok));
    led.on(
        api,
        "removeMember",
        Deed.OWN,
        (o, call) -> members.remove(o, Long.parseLong(call.path("member"))));
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
}
