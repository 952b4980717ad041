package cortile.hub.places;

import static cortile.hub.places.PlaceRoutes.asker;
import static cortile.hub.places.PlaceRoutes.place;

import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The operations by which people look when something is free.
final class FinderRoutes {
  private static final int WEEK = 7;
  private static final int MOST_PEOPLE = 10_000;
  private static final int MOST_UNITS = 500;
  private static final int DAY = 1440;

  private final WeekRoom week;
  private final FinderRoom finder;

  FinderRoutes(WeekRoom week, FinderRoom finder) {
    this.week = week;
    this.finder = finder;
  }

  void bind(Api api) {
    api.on("getWeek", this::week).on("findRooms", this::find);
  }

  private Future<Answer> week(Call call) {
    return week.week(
            place(call),
            day(call, "from"),
            number(call, "days", 1, Integer.MAX_VALUE).orElse(WEEK),
            asker(call))
        .map(Answer::ok);
  }

  private Future<Answer> find(Call call) {
    var day = day(call, "day").orElseThrow(() -> Refusals.invalid("day", "no-calendar-day"));
    var from = minute(call, "from");
    var to = minute(call, "to");
    var minutes = number(call, "minutes", 1, DAY).orElse(to - from);
    if (to <= from || minutes > to - from) {
      throw Refusals.invalid("to", "ends-too-early");
    }
    var quantity = number(call, "quantity", 1, MOST_UNITS).orElse(1);
    var features = call.query("features");
    var kind = call.query("kind");
    return finder
        .find(
            new RoomSearch(
                new FreeTimes.Wish(day, from, to, minutes, quantity),
                call.query("place"),
                kind == null ? "room" : kind,
                number(call, "people", 1, MOST_PEOPLE).orElse(1),
                features == null || features.isBlank()
                    ? Set.of()
                    : Arrays.stream(features.split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet())),
            asker(call))
        .map(Answer::ok);
  }

  private static int minute(Call call, String name) {
    var text = call.query(name);
    return WallClock.minute(text == null ? "" : text)
        .orElseThrow(() -> Refusals.invalid(name, "no-such-moment"));
  }

  /// A day of the query; empty if it is missing, 422 if no calendar has it.
  static Optional<LocalDate> day(Call call, String name) {
    var text = call.query(name);
    return text == null
        ? Optional.empty()
        : Optional.of(
            WallClock.day(text).orElseThrow(() -> Refusals.invalid(name, "no-calendar-day")));
  }

  private static Optional<Integer> number(Call call, String name, int least, int most) {
    var text = call.query(name);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,6}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw Refusals.invalid(name, "not-a-number");
    }
    return Optional.of(Integer.valueOf(text));
  }
}
