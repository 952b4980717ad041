package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.door.Presence.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Scans of one guest, in whatever order they come.
class PresenceTest {
  private static final Instant START = Instant.parse("2026-11-22T19:00:00Z");

  private static Mark in(int minute, boolean admitted) {
    return new Mark(
        new UUID(1, minute), START.plusSeconds(60L * minute), minute, true, true, admitted);
  }

  private static Mark out(int minute) {
    return new Mark(
        new UUID(1, minute), START.plusSeconds(60L * minute), minute, false, true, false);
  }

  @Provide
  Arbitrary<List<Mark>> marks() {
    var minutes = Arbitraries.integers().between(0, 8);
    var flags = Arbitraries.of(true, false);
    return Combinators.combine(
            minutes,
            flags,
            Arbitraries.of(true, true, true, false),
            flags,
            Arbitraries.create(UUID::randomUUID))
        .as((minute, in, counts, admitted, scan) ->
            new Mark(scan, START.plusSeconds(60L * minute), 0, in, counts, admitted))
        .list()
        .ofMaxSize(9)
        .map(PresenceTest::numbered);
  }

  private static List<Mark> numbered(List<Mark> marks) {
    var all = new ArrayList<Mark>();
    for (var mark : marks) {
      all.add(
          new Mark(mark.scan(), mark.at(), all.size(), mark.in(), mark.counts(), mark.admitted()));
    }
    return all;
  }

  @Property
  void theOrderInWhichScansComeDoesNotMatter(
      @ForAll("marks") List<Mark> marks, @ForAll Random random) {
    var shuffled = new ArrayList<>(marks);
    Collections.shuffle(shuffled, random);
    assertThat(Presence.of(shuffled)).isEqualTo(Presence.of(marks));
  }

  @Property
  void theEarliestThatCountsIsTheArrival(@ForAll("marks") List<Mark> marks) {
    var earliest =
        marks.stream()
            .filter(mark -> mark.in() && mark.counts())
            .min(Comparator.comparing(Mark::at).thenComparingLong(Mark::order))
            .map(Mark::scan);
    assertThat(Presence.of(marks).arrival()).isEqualTo(earliest);
  }

  @Property
  void everyScanHasItsPartAndOnlyAdmittedRepetitionsAreConflicts(
      @ForAll("marks") List<Mark> marks) {
    var presence = Presence.of(marks);
    assertThat(presence.parts()).hasSameSizeAs(marks);
    for (var mark : marks) {
      var part = Objects.requireNonNull(presence.parts().get(mark.scan()));
      assertThat(part.twice()).isEqualTo(part.verdict() == Verdict.ALREADY && mark.admitted());
      assertThat(part.before() != null).isEqualTo(part.verdict() == Verdict.ALREADY);
    }
  }

  @Example
  void whoWentOutAndCameBackIsNoConflict() {
    var presence = Presence.of(List.of(in(0, true), out(10), in(20, true)));
    assertThat(presence.inside()).isTrue();
    assertThat(presence.arrival()).contains(new UUID(1, 0));
    assertThat(presence.parts().values()).noneMatch(Presence.Part::twice);
  }

  @Example
  void aScanThatComesLateWithAnEarlierTimeTakesTheArrivalOver() {
    var online = in(5, true);
    var offline = in(3, true);
    var presence = Presence.of(List.of(online, offline));
    assertThat(presence.arrival()).contains(offline.scan());
    assertThat(presence.parts().get(online.scan()))
        .isEqualTo(new Presence.Part(Verdict.ALREADY, offline.scan(), true));
  }

  @Example
  void aRepetitionThatWasToldSoIsNoConflict() {
    var presence = Presence.of(List.of(in(0, true), in(1, false)));
    assertThat(presence.parts().get(new UUID(1, 1)))
        .isEqualTo(new Presence.Part(Verdict.ALREADY, new UUID(1, 0), false));
  }
}
