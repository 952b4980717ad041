package cortile.hub.door;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// A node of its own for each class; each test leaves its clock as it was.
abstract class AtTheEntrance {
  static Entrance entrance;

  @BeforeAll
  static void open() {
    entrance = new Entrance(1);
  }

  @AfterAll
  static void close() {
    entrance.close();
  }

  @AfterEach
  void backToNow() {
    entrance.node().now = Optional.empty();
  }
}
