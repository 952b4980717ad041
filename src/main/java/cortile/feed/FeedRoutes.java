package cortile.feed;

import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import java.util.Map;

/// The feed's part of the API.
public final class FeedRoutes {
  private final Tickets tickets;

  public FeedRoutes(Tickets tickets) {
    this.tickets = tickets;
  }

  public void bind(Api api) {
    api.on("createFeedTicket", call -> tickets.create(Speaker.of(call)).map(FeedRoutes::created))
        .elsewhere("getView");
  }

  private static Answer created(Tickets.Ticket ticket) {
    return Answer.created(
        Map.of("ticket", ticket.ticket(), "expires", ticket.expires().toString()));
  }
}
