package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AttemptsTest {
  private static final long MINUTE = 60_000_000_000L;

  private final Attempts attempts = new Attempts(42);

  @Test
  void aHallMaySignInWithinAMinute() {
    assertThat(count("192.0.2.1", 0)).isEqualTo(Attempts.MOST);
    assertThat(attempts.count("192.0.2.1", MINUTE - 1)).isFalse();
    assertThat(attempts.count("198.51.100.7", 0)).isTrue();
    assertThat(attempts.count("192.0.2.1", MINUTE)).isTrue();
  }

  @Test
  void aNetworkOfVersionSixIsOneAddress() {
    count("2001:db8:1:2::1", 0);
    assertThat(attempts.count("2001:db8:1:2:ffff::9", 0)).isFalse();
    assertThat(attempts.count("2001:db8:1:3::1", 0)).isTrue();
  }

  @Test
  void whatIsNoAddressIsCountedToo() {
    assertThat(count("", 0)).isEqualTo(Attempts.MOST);
    assertThat(count("unix socket", 0)).isEqualTo(Attempts.MOST);
  }

  private int count(String address, long nanos) {
    var let = 0;
    for (var i = 0; i < Attempts.MOST + 5; i++) {
      let += attempts.count(address, nanos) ? 1 : 0;
    }
    return let;
  }
}
