package cortile.hub.places;

import cortile.hub.post.LetterKind;
import cortile.identity.PersonalLinks;
import cortile.kit.Db;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import cortile.kit.Requests;
import cortile.kit.Texts;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reserves, once or again and again, or says what is in the way.
final class ReservingRoom {
  private static final Asker ANYBODY = new Asker(null, false, null);
  private static final Texts TEXTS = new Texts(List.of("hub-places", "hub-calendars"));
  private static final int FIRST_LINK = 1;

  private final Db db;
  private final PersonalLinks links;
  private final LettersStore letters;
  private final Supplier<@Nullable Instant> clock;

  ReservingRoom(
      Db db, PersonalLinks links, LettersStore letters, Supplier<@Nullable Instant> clock) {
    this.db = db;
    this.links = links;
    this.letters = letters;
    this.clock = clock;
  }

  /// The dates of a request and what is in the way of each. Writes nothing.
  Future<Plan> preview(JsonObject draft, Asker asker) {
    return db.snapshot(tx ->
        PlanningRoom.order(tx, draft, asker, clock.get())
            .compose(order -> PlanningRoom.preview(tx, order)));
  }

  /// Reserves all dates, or those that are free if the recurrence says so. 409 with the dates that
  /// clash, or for a quota; 422 for settings that are broken.
  Future<JsonObject> reserve(JsonObject draft, Asker asker, IdempotencyKey key) {
    refuseNameless(draft, asker);
    return db.transaction(tx ->
            Requests.once(
                tx,
                key,
                once ->
                    PlanningRoom.order(once, draft, asker, clock.get())
                        .compose(order -> reserve(once, order, draft))))
        .map(this::withSecrets);
  }

  /// What is wrong with a member, in a language.
  String say(Locale language, Problem.Field field) {
    return TEXTS.say(language, field.key(), field.values().toArray());
  }

  private static void refuseNameless(JsonObject draft, Asker asker) {
    var missing = new ArrayList<Problem.Field>();
    var email = draft.getString("email");
    if (!asker.staff() && draft.getString("name", "").isBlank()) {
      missing.add(Problem.Field.of("/name", "needed"));
    }
    if (email == null ? !asker.staff() : !Address.plausible(email)) {
      missing.add(Problem.Field.of("/email", "no-address"));
    }
    if (draft.getString("purpose").isBlank()) {
      missing.add(Problem.Field.of("/purpose", "needed"));
    }
    Refusals.refuse(missing);
  }

  private Future<JsonObject> reserve(Tx tx, Order order, JsonObject draft) {
    var asker = order.asker();
    var subject = asker.staff() && draft.containsKey("email") ? null : asker.subject();
    var holder = Holder.of(draft.getString("organisation"), subject, draft.getString("email"));
    return QuotasStore.lock(tx, holder)
        .compose(v -> PlanningRoom.plan(tx, order, Owner.NEW))
        .compose(plan -> {
          refuse(plan, skips(draft));
          var times = plan.free().stream().map(Plan.Dated::time).toList();
          return QuotasStore.check(tx, order, times, holder, null)
              .compose(v -> write(tx, plan, draft, subject));
        });
  }

  private static boolean skips(JsonObject draft) {
    return draft
        .getJsonObject("recurrence", new JsonObject())
        .getString("onClash", "refuse")
        .equals("skip");
  }

  static void refuse(Plan plan, boolean skips) {
    Refusals.refuse(plan.broken());
    if (plan.free().isEmpty() || (!skips && !plan.clashing().isEmpty())) {
      throw Problem.of(409, "slot-taken")
          .with("dates", PlanningRoom.told(plan.clashing(), plan.order().asker()))
          .refused();
    }
  }

  private Future<JsonObject> write(Tx tx, Plan plan, JsonObject draft, @Nullable String subject) {
    var free = plan.free();
    var recurrence = draft.getJsonObject("recurrence");
    return CodesStore.draw(tx, free.size() + 1)
        .compose(codes ->
            series(tx, plan, recurrence, codes.getLast())
                .compose(series -> {
                  var row = new ReservationsStore.Row(plan.order(), draft, series, subject);
                  var own = codes.subList(0, free.size());
                  var times = free.stream().map(Plan.Dated::time).toList();
                  return ReservationsStore.insert(tx, row, own, times)
                      .compose(ids -> take(tx, ids, free))
                      .compose(ids -> tell(tx, ids, row))
                      .map(v -> outcome(plan, row, own, series == null ? null : codes.getLast()));
                }));
  }

  private static Future<@Nullable Long> series(
      Tx tx, Plan plan, @Nullable JsonObject recurrence, String code) {
    return recurrence == null
        ? Future.succeededFuture()
        : SeriesStore.insert(
            tx, code, plan.order(), recurrence, PlanningRoom.told(plan.clashing(), ANYBODY));
  }

  private static Future<List<Long>> take(Tx tx, List<Long> ids, List<Plan.Dated> dates) {
    var rows = new ArrayList<Tuple>();
    for (var i = 0; i < ids.size(); i++) {
      rows.addAll(UsesStore.rows(Owner.of(ids.get(i)), dates.get(i).units()));
    }
    return UsesStore.take(tx, rows).compose(v -> TouchesStore.touch(tx, ids, List.of())).map(ids);
  }

  private Future<Void> tell(Tx tx, List<Long> ids, ReservationsStore.Row row) {
    var kind =
        row.state().equals("asked")
            ? LetterKind.RESERVATION_ASKED
            : LetterKind.RESERVATION_CONFIRMED;
    if (row.state().equals("asked")) {
      tx.touch(PlacesRoom.DESK);
    }
    return letters.writeOnce(tx, ids, kind, Map.of());
  }

  private static JsonObject outcome(
      Plan plan, ReservationsStore.Row row, List<String> codes, @Nullable String series) {
    var reservations = new JsonArray();
    for (var i = 0; i < codes.size(); i++) {
      var time = plan.free().get(i).time();
      reservations.add(
          new JsonObject()
              .put("code", codes.get(i))
              .put("state", row.state())
              .put("starts", time.from().toString())
              .put("ends", time.to().toString()));
    }
    var outcome =
        new JsonObject()
            .put("reservations", reservations)
            .put("skipped", PlanningRoom.told(plan.clashing(), plan.order().asker()));
    return series == null ? outcome : outcome.put("series", new JsonObject().put("code", series));
  }

  // Not among what is kept for a repetition: whoever reads the table opens nothing.
  private JsonObject withSecrets(JsonObject outcome) {
    for (var each : outcome.getJsonArray("reservations")) {
      var reservation = (JsonObject) each;
      var name = reservation.getString("code") + "." + FIRST_LINK;
      reservation.put("secret", links.secret("reservation", name));
    }
    var series = outcome.getJsonObject("series");
    if (series != null) {
      series.put("secret", links.secret("series", series.getString("code") + "." + FIRST_LINK));
    }
    return outcome;
  }
}
