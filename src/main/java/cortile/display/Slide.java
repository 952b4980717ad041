package cortile.display;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One page of a programme, as far as its rules go.
///
/// @param names the members with which it names what it shows: a workshop's code, a place, a text
record Slide(String id, Kind kind, Set<String> names) {
  /// All members that name something, of whatever kind.
  static final List<String> NAMING = List.of("code", "budget", "text", "place", "room", "event");

  /// What a slide shows, and the members that name it. A further room adds its kinds here, in the
  /// contract, and in `slides.ts` of the page.
  enum Kind {
    WORKSHOP,
    TURNOUT,
    RESULTS,
    MESSAGE,
    CLOCK,
    HUB_TODAY,
    HUB_EVENTS,
    HUB_ROOM,
    HUB_QUEUE;

    /// Members that such a slide must have.
    Set<String> needs() {
      return switch (this) {
        case WORKSHOP -> Set.of("code");
        case TURNOUT, RESULTS -> Set.of("budget");
        case MESSAGE -> Set.of("text");
        case HUB_TODAY -> Set.of("place");
        case HUB_ROOM -> Set.of("place", "room");
        case HUB_QUEUE -> Set.of("event");
        case CLOCK, HUB_EVENTS -> Set.of();
      };
    }

    /// Members that it may have, needed or not.
    Set<String> may() {
      return this == HUB_EVENTS ? Set.of("place") : needs();
    }

    /// The kind as the contract calls it: `hub-today`.
    static Kind named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// Members that it lacks, by name; none if it says what it shows.
  List<String> missing() {
    return kind.needs().stream().filter(each -> !names.contains(each)).sorted().toList();
  }

  /// Whether it also names what its kind does not show.
  boolean surplus() {
    return !kind.may().containsAll(names);
  }
}
