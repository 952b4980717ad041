package cortile.hub.events;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When an event takes place and what else has its time, by the clock of its place.
///
/// @param opens when booking opens; null for the publication
/// @param closes when it ends; null for the start
/// @param cancelUntil null for the start
/// @param drawAt null if nothing is drawn
public record Schedule(
    List<Slot> slots,
    @Nullable ZonedDateTime opens,
    @Nullable ZonedDateTime closes,
    @Nullable ZonedDateTime cancelUntil,
    @Nullable ZonedDateTime drawAt) {

  /// One session.
  ///
  /// @param title by language tag
  /// @param capacity people at most; null for no limit of its own
  /// @param uses instead of the event's own; null for those
  public record Slot(
      ZonedDateTime starts,
      ZonedDateTime ends,
      @Nullable Map<String, String> title,
      @Nullable Integer capacity,
      @Nullable List<Use> uses) {}

  /// So many of a resource of the place.
  public record Use(String resource, int quantity) {}

  /// The keys of all that is used.
  ///
  /// @param all what every session uses that has no uses of its own
  public List<String> resources(List<Use> all) {
    var own = slots.stream().map(Slot::uses).filter(Objects::nonNull).flatMap(List::stream);
    return Stream.concat(all.stream(), own).map(Use::resource).distinct().toList();
  }

  public ZonedDateTime starts() {
    return slots.getFirst().starts();
  }

  public ZonedDateTime ends() {
    return slots.getLast().ends();
  }

  /// The same with another beginning. Hours on the clock stay, also where summer time begins or
  /// ends in between.
  public Schedule beginning(ZonedDateTime first) {
    return shifted(Duration.between(starts().toLocalDateTime(), first.toLocalDateTime()));
  }

  /// The same, so much later on the clock.
  public Schedule shifted(Duration by) {
    UnaryOperator<@Nullable ZonedDateTime> shift = time -> time == null ? null : later(time, by);
    return new Schedule(
        slots.stream()
            .map(s ->
                new Slot(
                    later(s.starts(), by), later(s.ends(), by), s.title(), s.capacity(), s.uses()))
            .toList(),
        shift.apply(opens),
        shift.apply(closes),
        shift.apply(cancelUntil),
        shift.apply(drawAt));
  }

  private static ZonedDateTime later(ZonedDateTime time, Duration by) {
    return time.toLocalDateTime().plus(by).atZone(time.getZone());
  }
}
