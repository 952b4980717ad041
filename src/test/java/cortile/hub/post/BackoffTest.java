package cortile.hub.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackoffTest {
  @Test
  void aServerIsAskedLessAndLessOftenAndAMailNotForEver() {
    assertThat(Backoff.server(Duration.ofSeconds(5), 1)).hasSeconds(5);
    assertThat(Backoff.server(Duration.ofSeconds(5), 2)).hasSeconds(10);
    assertThat(Backoff.server(Duration.ofSeconds(5), 50)).hasSeconds(60);
    assertThat(Backoff.mail(1)).hasValueSatisfying(pause -> assertThat(pause).hasMinutes(1));
    assertThat(Backoff.mail(7)).isPresent();
    assertThat(Backoff.mail(8)).isEmpty();
  }
}
