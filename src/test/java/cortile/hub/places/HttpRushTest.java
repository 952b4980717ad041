package cortile.hub.places;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.places.Neighbours.Reply;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Five hundred phones reserve one room at once, over HTTP.
class HttpRushTest {
  private static final int PHONES = 500;

  @Test
  void oneGetsTheRoomAndTheOthersAreToldThatItIsTaken() {
    try (var town = new Neighbours()) {
      town.place("scuola");
      var replies =
          IntStream.range(0, PHONES)
              .mapToObj(i -> insist(town, UUID.randomUUID().toString()))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(replies.stream().filter(each -> each.status() == 201)).hasSize(1);
      assertThat(replies.stream().filter(each -> each.status() == 409).map(Reply::problem))
          .hasSize(PHONES - 1)
          .containsOnly("slot-taken");
    }
  }

  // As a page does that is told 503: the same request under the same key.
  private static CompletableFuture<Reply> insist(Neighbours town, String key) {
    return town.nobody
        .sendAsync(
            "POST",
            "/reservations",
            Neighbours.draft("scuola", 3, "18:00", "20:00"),
            "Idempotency-Key",
            key)
        .thenCompose(reply ->
            reply.status() == 503 ? insist(town, key) : CompletableFuture.completedFuture(reply));
  }
}
