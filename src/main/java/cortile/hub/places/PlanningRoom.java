package cortile.hub.places;

import cortile.hub.calendars.BadRule;
import cortile.hub.calendars.Recurrence;
import cortile.kit.Problem;
import cortile.kit.Tx;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what somebody wants to reserve and finds out what it would come to.
final class PlanningRoom {
  private PlanningRoom() {}

  /// The order that a request makes. Fails with 422 for places, resources and times that are not
  /// there, and 403 for what the asker may not reserve.
  ///
  /// @param draft as in `HubReservationDraft`
  static Future<Order> order(Tx tx, JsonObject draft, Asker asker, @Nullable Instant now) {
    return order(tx, draft, false, asker, now, false);
  }

  /// As the other one, for what is there already.
  ///
  /// @param begun its start stands already
  /// @param held whoever asks may change it, whether or not they could make it
  static Future<Order> order(
      Tx tx, JsonObject draft, boolean begun, Asker asker, @Nullable Instant now, boolean held) {
    return PlacesStore.documents(
            tx, draft.getString("place"), new Asker(asker.subject(), true, null), true, now, null)
        .compose(found -> {
          if (found.isEmpty()) {
            throw Refusals.invalid("/place", "no-place", draft.getString("place"));
          }
          var site = SiteStore.site(found.getFirst());
          if (site.archived()) {
            throw Refusals.invalid("/place", "no-place", draft.getString("place"));
          }
          var items = items(site, draft.getJsonArray("items"));
          var organisation = draft.getString("organisation");
          return OrganisationsStore.speaksFor(tx, organisation, asker)
              .map(member -> {
                if (!held) {
                  refuseStranger(items, organisation, member, asker);
                }
                var override = asker.staff() && draft.getBoolean("override", false);
                return new Order(site, items, dates(site.zone(), draft), override, begun, asker);
              });
        });
  }

  private static List<Order.Item> items(Site site, JsonArray named) {
    var items = new ArrayList<Order.Item>();
    for (var i = 0; i < named.size(); i++) {
      var item = named.getJsonObject(i);
      var terms = site.terms().get(item.getString("resource"));
      if (terms == null) {
        throw Refusals.invalid(
            "/items/" + i + "/resource", "unknown-resource", item.getString("resource"));
      }
      items.add(new Order.Item(terms, item.getInteger("quantity", 1)));
    }
    return items;
  }

  /// 403 for what the asker may not reserve, 422 for an organisation that is not theirs.
  static void refuseStranger(
      List<Order.Item> items, @Nullable String organisation, boolean member, Asker asker) {
    if (organisation != null && !member) {
      throw Refusals.invalid("/organisation", "not-a-member", organisation);
    }
    for (var i = 0; i < items.size(); i++) {
      var terms = items.get(i).terms();
      if (!terms.allows(asker, member)) {
        throw Problem.of(403, "not-for-you")
            .with(List.of(Problem.Field.of("/items/" + i + "/resource", "only-for." + terms.who())))
            .refused();
      }
    }
  }

  private static List<Order.Date> dates(ZoneId zone, JsonObject draft) {
    var from = moment(draft, "starts", zone);
    var to = moment(draft, "ends", zone);
    var recurrence = draft.getJsonObject("recurrence");
    if (recurrence == null) {
      return List.of(new Order.Date(from, to));
    }
    var length = java.time.Duration.between(from.toLocalDateTime(), to.toLocalDateTime());
    try {
      return Recurrence.expand(
              recurrence.getString("rule"), from.toLocalDateTime(), zone, Recurrence.MOST)
          .stream()
          .map(start -> new Order.Date(start, start.toLocalDateTime().plus(length).atZone(zone)))
          .toList();
    } catch (BadRule bad) {
      throw Problem.of(422, "invalid").with(List.of(bad.at("/recurrence/rule"))).refused();
    }
  }

  private static ZonedDateTime moment(JsonObject draft, String member, ZoneId zone) {
    return WallClock.moment(draft.getString(member), zone)
        .orElseThrow(() -> Refusals.invalid("/" + member, "no-such-moment"));
  }

  /// What it would come to now.
  static Future<Plan> preview(Tx tx, Order order) {
    return plan(order, wanted -> OccupationsRoom.look(tx, Owner.NEW, wanted));
  }

  /// What it comes to: what is free stays free until the end of the transaction.
  ///
  /// @param owner what it has already is not in the way
  static Future<Plan> plan(Tx tx, Order order, Owner owner) {
    return plan(order, wanted -> OccupationsRoom.search(tx, owner, wanted));
  }

  private interface Look {
    Future<OccupationsRoom.Search> find(List<Wanted> wanted);
  }

  private static Future<Plan> plan(Order order, Look look) {
    var broken = order.broken().stream().distinct().toList();
    // What is far too long is not looked at day by day either.
    if (!ReservationRules.possible(order) || broken.stream().anyMatch(PlanningRoom::hopeless)) {
      return Future.succeededFuture(new Plan(order, List.of(), broken));
    }
    return look.find(order.wanted()).map(found -> new Plan(order, dates(order, found), broken));
  }

  private static boolean hopeless(Problem.Field field) {
    return field.pointer().startsWith("/items") || field.pointer().startsWith("/recurrence");
  }

  private static List<Plan.Dated> dates(Order order, OccupationsRoom.Search found) {
    var dates = new ArrayList<Plan.Dated>();
    for (var i = 0; i < order.dates().size(); i++) {
      var number = i;
      var date = order.dates().get(i);
      var clashes = new ArrayList<Clash>(ReservationRules.clashes(order, date));
      found
          .clashes()
          .forEach((wanted, clash) -> {
            if (wanted.date() == number) {
              clashes.addAll(clash);
            }
          });
      var units = new LinkedHashMap<Wanted, List<Long>>();
      found
          .units()
          .forEach((wanted, chosen) -> {
            if (wanted.date() == number) {
              units.put(wanted, chosen);
            }
          });
      dates.add(new Plan.Dated(date.range(), units, List.copyOf(clashes)));
    }
    return List.copyOf(dates);
  }

  /// Dates as they are told: what is in the way, without names for anybody but staff.
  static JsonArray told(List<Plan.Dated> dates, Asker asker) {
    var told = new JsonArray();
    for (var date : dates) {
      var clashes = new JsonArray();
      date.clashes().forEach(clash -> clashes.add(told(clash, asker)));
      told.add(
          new JsonObject()
              .put("starts", date.time().from().toString())
              .put("ends", date.time().to().toString())
              .put("clashes", clashes));
    }
    return told;
  }

  private static JsonObject told(Clash clash, Asker asker) {
    // An event that nobody was told of is something that is taken, no more.
    var veiled = clash.kind() == Clash.Kind.EVENT && !clash.shown() && !asker.staff();
    var kind = veiled ? Clash.Kind.RESERVATION : clash.kind();
    var told =
        new JsonObject()
            .put("resource", clash.resource())
            .put("kind", kind.wire())
            .put("starts", clash.starts().toString())
            .put("ends", clash.ends().toString())
            .put("free", clash.free());
    var title = clash.title();
    if (title != null && (clash.shown() || asker.staff())) {
      told.put("title", new JsonObject(Map.copyOf(title)));
    }
    if (clash.reservation() != null && asker.staff()) {
      told.put("reservation", clash.reservation());
    }
    return told;
  }
}
