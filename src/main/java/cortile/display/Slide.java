package cortile.display;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// One page of a programme, as far as its rules go.
///
/// @param names the members with which it names what it shows: a workshop's code, a place, a text
record Slide(String id, Kind kind, Set<String> names) {
  /// All members that name something, of whatever kind.
  static final List<String> NAMING = List.of("code", "budget", "text", "place", "room", "event");

  /// What a slide shows, and the members that name it. A further room adds its kinds here, in the
  /// contract, and in `slides.ts` of the page.
  enum Kind {
    WORKSHOP(Set.of("code"), Set.of()),
    TURNOUT(Set.of("budget"), Set.of()),
    RESULTS(Set.of("budget"), Set.of()),
    MESSAGE(Set.of("text"), Set.of()),
    CLOCK(Set.of(), Set.of()),
    HUB_TODAY(Set.of("place"), Set.of()),
    HUB_EVENTS(Set.of(), Set.of("place")),
    HUB_ROOM(Set.of("place", "room"), Set.of()),
    HUB_QUEUE(Set.of("event"), Set.of());

    private final Set<String> needs;
    private final Set<String> may;

    /// @param needs members that such a slide must have
    /// @param may members that it may have besides
    Kind(Set<String> needs, Set<String> may) {
      this.needs = needs;
      this.may = may;
    }

    /// The kind as the contract calls it: `hub-today`.
    static Kind named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /// Members that it lacks, by name; none if it says what it shows.
  List<String> missing() {
    return new TreeSet<>(kind.needs).stream().filter(each -> !names.contains(each)).toList();
  }

  /// Whether it also names what its kind does not show.
  boolean surplus() {
    return names.stream().anyMatch(each -> !kind.needs.contains(each) && !kind.may.contains(each));
  }
}
