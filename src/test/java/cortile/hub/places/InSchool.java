package cortile.hub.places;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A town of its own for each class, and a school on a Monday morning for each test.
abstract class InSchool {
  static PlacesTown town;
  String place;

  @BeforeAll
  static void open() {
    town = PlacesTown.open();
  }

  @AfterAll
  static void close() {
    town.close();
  }

  @BeforeEach
  void school() {
    town.now = PlacesTown.MONDAY;
    place = town.school();
  }
}
