package cortile.hub.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The search for free times, held against looking at every minute.
class FreeTimesTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final LocalDate DAY = LocalDate.of(2027, 3, 2);
  private static final Opening CLOCK = new Opening(ROME, List.of(), List.of());

  /// Minutes of [#DAY].
  record Part(int from, int to) {
    Range range() {
      return CLOCK.between(DAY, from, to);
    }
  }

  @Property
  void whatIsFoundIsAllThatFitsAndNothingElse(
      @ForAll("parts") List<Part> open,
      @ForAll("parts") List<Part> closed,
      @ForAll("units") List<List<Part>> busy,
      @ForAll("wishes") FreeTimes.Wish wish,
      @ForAll("steps") int step,
      @ForAll("buffers") int before,
      @ForAll("buffers") int after) {
    var terms = terms(open, closed, step, before, after);
    var taken = busy.stream().map(unit -> unit.stream().map(Part::range).toList()).toList();
    var expected = new ArrayList<Instant>();
    for (var start = wish.from(); start + wish.minutes() <= wish.to(); start++) {
      if (start % step == 0
          && fits(start, start + wish.minutes(), open, closed)
          && count(start - before, start + wish.minutes() + after, busy) >= wish.quantity()) {
        expected.add(CLOCK.at(DAY, start));
      }
    }
    assertThat(FreeTimes.find(wish, terms, taken).stream().map(Range::from))
        .containsExactlyElementsOf(expected);
  }

  @Example
  void onTheNightOfSummerTimeTheHourThatIsMissingIsNotOffered() {
    var day = LocalDate.of(2027, 3, 28);
    var opening = new Opening(ROME, List.of(new Hours(7, 0, 1440)), List.of());
    var terms = terms(opening, 60, 0, 0);
    var found = FreeTimes.find(new FreeTimes.Wish(day, 60, 300, 60, 1), terms, List.of(List.of()));
    assertThat(found.stream().map(each -> each.from().atZone(ROME).toLocalTime().getHour()))
        .containsExactly(1, 3, 4);
  }

  // Every minute of it is open.
  private static boolean fits(int from, int to, List<Part> open, List<Part> closed) {
    for (var minute = from; minute < to; minute++) {
      var at = minute;
      if (open.stream().noneMatch(each -> each.from() <= at && at < each.to())
          || closed.stream().anyMatch(each -> each.from() <= at && at < each.to())) {
        return false;
      }
    }
    return true;
  }

  private static long count(int from, int to, List<List<Part>> busy) {
    return busy.stream()
        .filter(unit -> unit.stream().noneMatch(each -> each.from() < to && from < each.to()))
        .count();
  }

  private static Terms terms(List<Part> open, List<Part> closed, int step, int before, int after) {
    var hours = open.stream().map(each -> new Hours(2, each.from(), each.to())).toList();
    var closures =
        closed.stream()
            .map(each -> new Closure(DAY, DAY, each.from(), each.to(), java.util.Map.of()))
            .toList();
    return terms(new Opening(ROME, hours, closures), step, before, after);
  }

  private static Terms terms(Opening opening, int step, int before, int after) {
    return new Terms(
        1,
        "sala",
        "room",
        1,
        "anyone",
        false,
        5,
        1440,
        step,
        0,
        90,
        before,
        after,
        null,
        Limits.NONE,
        Limits.NONE,
        opening);
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return part().list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<List<Part>>> units() {
    return part().list().ofMaxSize(3).list().ofMinSize(1).ofMaxSize(3);
  }

  @Provide
  Arbitrary<FreeTimes.Wish> wishes() {
    return Combinators.combine(
            part(), Arbitraries.of(15, 30, 45, 90), Arbitraries.integers().between(1, 2))
        .as((part, minutes, quantity) ->
            new FreeTimes.Wish(DAY, part.from(), part.to(), minutes, quantity));
  }

  @Provide
  Arbitrary<Integer> steps() {
    return Arbitraries.of(5, 15, 20, 30, 60);
  }

  @Provide
  Arbitrary<Integer> buffers() {
    return Arbitraries.of(0, 0, 10, 30);
  }

  private static Arbitrary<Part> part() {
    var minute = Arbitraries.integers().between(0, 144).map(each -> each * 10);
    return Combinators.combine(minute, minute)
        .filter((a, b) -> !a.equals(b))
        .as((a, b) -> new Part(Math.min(a, b), Math.max(a, b)));
  }
}
