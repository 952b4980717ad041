package cortile.hub.events;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What happens at the same moment.
class TogetherTest extends InEventTown {
  @Test
  void whoeverLeavesInTheBatchThatDrawsHearsOnlyThat() {
    var event =
        town.event(
            EventTown.draft(EventTown.inDays(10), 1)
                .put("fairness", "lottery")
                .put("drawAt", EventTown.inDays(5).toString()));
    var code = town.book(event, "anna", 1).getString("code");
    var booked = await(town.bookings.find(EventTown.STAFF, code));
    town.batch(
        new Order.Draw(booked.event(), true),
        new Order.Leave(booked.event(), booked.id(), booked.link(), false, false));
    assertThat(
            town
                .rows("select kind from hub.mail where about = $1 order by kind", "booking:" + code)
                .stream()
                .map(row -> row.getString("kind")))
        .containsExactly("cancelled", "entered");
  }
}
