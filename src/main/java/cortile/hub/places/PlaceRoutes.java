package cortile.hub.places;

import cortile.identity.Role;
import cortile.identity.Speaker;
import cortile.kit.Answer;
import cortile.kit.Api;
import cortile.kit.Call;
import cortile.kit.IdempotencyKey;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations on places and what is in them.
final class PlaceRoutes {
  private static final Set<Role> PEOPLE = Set.of(Role.RESIDENT, Role.FACILITATOR, Role.ORGANISER);
  private static final Set<Role> STAFF = Set.of(Role.FACILITATOR, Role.ORGANISER);
  private static final int WEEK = 7;
  private static final int MOST_PEOPLE = 10_000;
  private static final int DAY = 1440;

  private final EditingRoom editing;
  private final WeekRoom week;
  private final FinderRoom finder;

  PlaceRoutes(EditingRoom editing, WeekRoom week, FinderRoom finder) {
    this.editing = editing;
    this.week = week;
    this.finder = finder;
  }

  void bind(Api api) {
    api.on("listPlaces", call -> editing.list(asker(call)).map(Answer::ok))
        .on("createPlace", call -> editing.create(call.body(), key(call)).map(Answer::created))
        .on("getPlace", call -> editing.get(place(call), asker(call)).map(Answer::ok))
        .on(
            "replacePlace",
            call -> editing.replace(place(call), call.body(), call.replaces()).map(Answer::ok))
        .on(
            "closePlace",
            call -> editing.close(place(call), call.body(), key(call)).map(Answer::created))
        .on(
            "dropClosure",
            call ->
                editing
                    .open(place(call), Long.parseLong(call.path("closure")))
                    .map(v -> Answer.noContent()))
        .on(
            "putResource",
            call ->
                editing
                    .putResource(place(call), resource(call), call.body(), call.replaces())
                    .map(Answer::ok))
        .on("getSign", call -> editing.sign(place(call), resource(call)).map(Answer::ok))
        .on(
            "renewSign",
            call -> editing.renewSign(place(call), resource(call), key(call)).map(Answer::created))
        .on("getWeek", this::week)
        .on("findRooms", this::find);
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
    var day = day(call, "day").orElseThrow(() -> EditingRoom.invalid("day", "no-calendar-day"));
    var from = minute(call, "from");
    var to = minute(call, "to");
    var minutes = number(call, "minutes", 1, DAY).orElse(to - from);
    if (to <= from || minutes > to - from) {
      throw EditingRoom.invalid("to", "ends-too-early");
    }
    var quantity = number(call, "quantity", 1, 500).orElse(1);
    var features = call.query("features");
    var kind = call.query("kind");
    return finder
        .find(
            new FinderRoom.Search(
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
        .orElseThrow(() -> EditingRoom.invalid(name, "no-such-moment"));
  }

  static Optional<LocalDate> day(Call call, String name) {
    var text = call.query(name);
    return text == null
        ? Optional.empty()
        : Optional.of(
            WallClock.day(text).orElseThrow(() -> EditingRoom.invalid(name, "no-calendar-day")));
  }

  private static Optional<Integer> number(Call call, String name, int least, int most) {
    var text = call.query(name);
    if (text == null) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,6}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw EditingRoom.invalid(name, "not-a-number");
    }
    return Optional.of(Integer.valueOf(text));
  }

  static String place(Call call) {
    return call.path("place");
  }

  static String resource(Call call) {
    return call.path("resource");
  }

  /// Who asks. Screens and auditors are nobody here.
  static Asker asker(Call call) {
    var speaker = Speaker.of(call.context()).filter(each -> PEOPLE.contains(each.role()));
    @Nullable String subject = speaker.map(each -> each.subject()).orElse(null);
    return new Asker(
        subject,
        speaker.filter(each -> STAFF.contains(each.role())).isPresent(),
        call.header("Cortile-Link"));
  }

  static IdempotencyKey key(Call call) {
    var subject = asker(call).subject();
    var operation = call.context().request().path().replaceAll(".*/", "");
    return IdempotencyKey.of(call, "hub places " + operation, subject == null ? "" : subject);
  }
}
