package cortile.hub.events;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.hub.events.BookingsRoom.Asker;
import cortile.kit.IdempotencyKey;
import cortile.kit.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Bookings in the database.
class BookingsTest extends InEventTown {
  @Test
  void aPartyIsBookedWithItsGuestsAndNeedsAndALinkThatOpensIt() {
    var event = town.event(10);
    var need = new Party.Need("sign-language", "LIS");
    var party =
        EventTown.party(
            "anna",
            List.of(
                new Party.Guest("anna", SeatKind.STANDARD, null, List.of(need)),
                new Party.Guest(null, SeatKind.STANDARD, null, List.of())));
    var made = await(town.booking(event, party, EventTown.key("book")));
    assertThat(made.fresh()).isTrue();
    assertThat(made.answer().getString("state")).isEqualTo("confirmed");
    var code = made.answer().getString("code");
    var byLink = new Asker(Optional.empty(), false, Optional.of(made.answer().getString("secret")));
    var document = await(town.bookings.document(byLink, code));
    assertThat(
            document.getJsonArray("party").getJsonObject(0).getJsonArray("needs").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("number", 1)
                .put("kind", "sign-language")
                .put("note", "LIS")
                .put("state", "asked"));
    assertThat(document.getJsonArray("can"))
        .isEqualTo(new JsonArray().add("change").add("cancel").add("give-up"));
    assertThat(document.getJsonObject("seats")).isEqualTo(new JsonObject().put("standard", 2));
    assertRefused(town.bookings.document(asker("nobody"), code), 404, "not-found");
    var wrong = new Asker(Optional.empty(), false, Optional.of("x".repeat(22)));
    assertRefused(town.bookings.document(wrong, code), 404, "not-found");
  }

  @Test
  void theSameRequestFindsItsBookingAndAnotherUnderItsNameIsRefused() {
    var event = town.event(10);
    var key = EventTown.key("book");
    var first = await(town.booking(event, EventTown.party("bea", 2), key));
    var again = await(town.booking(event, EventTown.party("bea", 2), key));
    assertThat(again.fresh()).isFalse();
    assertThat(again.answer()).isEqualTo(first.answer());
    var other = new IdempotencyKey("book", key.key(), new IdempotencyKey.Bytes("ab".repeat(32)));
    assertRefused(
        town.booking(event, EventTown.party("bea", 3), other), 422, "idempotency-key-used");
    assertThat(town.taken(event)).isEqualTo(Map.of("standard", 2));
  }

  @Test
  void aRefusalIsNotKept() {
    var event = town.event(10);
    var key = EventTown.key("book");
    assertRefused(town.booking(event, EventTown.party("bea", 5), key), 422, "invalid");
    assertThat(await(town.booking(event, EventTown.party("bea", 4), key)).fresh()).isTrue();
  }

  @Test
  void ofFiveHundredParallelTriesForTheLastSeatExactlyOneWins() {
    try (var other = town.secondNode()) {
      var event = town.event(1);
      var tries = new ArrayList<Future<BookingsRoom.Made>>();
      for (var i = 0; i < 500; i++) {
        var node = i % 2 == 0 ? town : other;
        tries.add(node.booking(event, EventTown.party("p" + i, 1), EventTown.key("book")));
      }
      await(Future.all(tries));
      var answers = tries.stream().map(each -> each.result().answer()).toList();
      assertThat(answers).filteredOn(a -> a.getString("state").equals("confirmed")).hasSize(1);
      assertThat(answers)
          .filteredOn(a -> a.getString("state").equals("waiting"))
          .extracting(a -> a.getInteger("position"))
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 499).boxed().toList());
      for (var answer : answers.subList(0, 20)) {
        var row = town.get(answer.getString("code"));
        assertThat(row.getString("state")).isEqualTo(answer.getString("state"));
        assertThat(row.getInteger("position")).isEqualTo(answer.getInteger("position"));
      }
    }
  }

  @Test
  void oneRequestThroughTwoNodesAtOnceIsOneBooking() {
    try (var other = town.secondNode()) {
      var event = town.event(50);
      var tries = new ArrayList<Future<BookingsRoom.Made>>();
      var key = EventTown.key("book");
      for (var i = 0; i < 40; i++) {
        tries.add((i % 2 == 0 ? town : other).booking(event, EventTown.party("x", 2), key));
      }
      await(Future.all(tries));
      assertThat(tries.stream().map(each -> each.result().answer()).distinct()).hasSize(1);
      assertThat(tries.stream().filter(each -> each.result().fresh())).hasSize(1);
      assertThat(town.taken(event)).isEqualTo(Map.of("standard", 2));
    }
  }

  @Test
  void oneNameForTwoEventsOnTwoNodesAtOnceIsOneBookingAndARefusal() {
    try (var other = town.secondNode()) {
      for (var i = 0; i < 10; i++) {
        var key = EventTown.key("book");
        var elsewhere =
            new IdempotencyKey("book", key.key(), new IdempotencyKey.Bytes("cd".repeat(32)));
        var one = town.booking(town.event(5), EventTown.party("x", 1), key);
        var two = other.booking(town.event(5), EventTown.party("x", 1), elsewhere);
        await(Future.join(one, two).otherwiseEmpty());
        assertThat(one.succeeded()).isNotEqualTo(two.succeeded());
        assertRefused(one.succeeded() ? two : one, 422, "idempotency-key-used");
      }
    }
  }

  @Test
  void whatOneGivesBackIsHeldForTheFirstInLineWhomItFits() {
    var event = town.event(3);
    var first = town.book(event, "anna", 2);
    var single = town.book(event, "bea", 1);
    var large = town.book(event, "carla", 3);
    var pair = town.book(event, "dora", 2);
    assertThat(pair.getInteger("position")).isEqualTo(2);
    await(town.bookings.leave(EventTown.STAFF, first.getString("code"), false));
    assertThat(town.state(large.getString("code"))).isEqualTo("waiting");
    var offer = town.get(pair.getString("code"));
    assertThat(offer.getString("state")).isEqualTo("offered");
    assertThat(offer.getJsonArray("can").contains("claim")).isTrue();
    assertThat(
            await(town.bookings.claim(EventTown.STAFF, pair.getString("code"))).getString("state"))
        .isEqualTo("confirmed");
    assertThat(
            await(town.bookings.claim(EventTown.STAFF, pair.getString("code")))
                .getInteger("revision"))
        .isEqualTo(3);
    assertThat(town.get(large.getString("code")).getInteger("position")).isEqualTo(1);
    assertThat(town.state(single.getString("code"))).isEqualTo("confirmed");
  }

  @Test
  void anOfferThatNobodyTakesGoesToTheNext() {
    var event = town.event(1);
    var has = town.book(event, "anna", 1).getString("code");
    var next = town.book(event, "bea", 1).getString("code");
    var last = town.book(event, "carla", 1).getString("code");
    await(town.bookings.leave(EventTown.STAFF, has, false));
    var until = java.time.Instant.parse(town.get(next).getString("offeredUntil"));
    town.at(until.minusSeconds(1));
    assertThat(town.state(next)).isEqualTo("offered");
    town.at(until.plusSeconds(1));
    assertThat(town.state(next)).isEqualTo("expired");
    assertThat(town.state(last)).isEqualTo("offered");
    assertRefused(town.bookings.claim(EventTown.STAFF, next), 409, "offer-over");
  }

  @Test
  void aChangeNamesTheRevisionThatItReplaces() {
    var event = town.event(3);
    var code = town.book(event, "anna", 3).getString("code");
    var second =
        await(
            town.bookings.change(
                EventTown.STAFF, code, EventTown.party("anna", 2), Optional.of(1)));
    assertThat(second.getInteger("revision")).isEqualTo(2);
    assertThat(second.getJsonArray("party")).hasSize(2);
    assertRefused(
        town.bookings.change(EventTown.STAFF, code, EventTown.party("anna", 1), Optional.of(1)),
        409,
        "booking-changed");
    assertThat(
            await(
                town.bookings.change(
                    EventTown.STAFF, code, EventTown.party("anna", 2), Optional.of(1))))
        .isEqualTo(second);
    assertThat(town.taken(event)).isEqualTo(Map.of("standard", 2));
    assertRefused(
        town.bookings.change(EventTown.STAFF, code, EventTown.party("anna", 4), Optional.of(2)),
        409,
        "no-room-to-grow");
  }

  @Test
  void aNewLinkEndsTheOldOne() {
    var event = town.event(3);
    var made = town.book(event, "anna", 1);
    var code = made.getString("code");
    var old = new Asker(Optional.empty(), false, Optional.of(made.getString("secret")));
    var said = await(town.bookings.link(EventTown.STAFF, code, false));
    assertThat(said.getString("secret")).isEqualTo(made.getString("secret"));
    var renewed = await(town.bookings.link(EventTown.STAFF, code, true)).getString("secret");
    assertRefused(town.bookings.document(old, code), 404, "not-found");
    var fresh = new Asker(Optional.empty(), false, Optional.of(renewed));
    assertThat(await(town.bookings.document(fresh, code)).getString("code")).isEqualTo(code);
  }

  @Test
  void onlyTheWordMovesTheListOfEvents() {
    var event = town.event(20);
    town.touched.clear();
    for (var i = 0; i < 14; i++) {
      town.book(event, "p" + i, 1);
    }
    assertThat(town.touched).doesNotContain("hub/events").contains("hub/events/" + event);
    town.book(event, "few", 1);
    assertThat(town.touched).filteredOn("hub/events"::equals).hasSize(1);
    town.book(event, "rest", 4);
    town.book(event, "full", 1);
    assertThat(town.touched).filteredOn("hub/events"::equals).hasSize(3);
    town.touched.clear();
    town.book(event, "waits", 1);
    assertThat(town.touched).contains("hub/events/" + event).doesNotContain("hub/events");
  }

  @Test
  void peopleAreWrittenToOnceForEachThingThatHappens() {
    var event = town.event(1);
    var has = town.book(event, "anna", 1).getString("code");
    var next = town.book(event, "bea", 1).getString("code");
    assertThat(mails(has)).containsExactly("booked 0", "reminder 120", "reminder 1440");
    assertThat(mails(next)).containsExactly("waiting 0");
    await(town.bookings.leave(EventTown.STAFF, has, false));
    await(town.bookings.leave(EventTown.STAFF, has, false));
    assertThat(mails(has)).containsExactly("booked 0", "cancelled 0");
    await(town.bookings.claim(EventTown.STAFF, next));
    assertThat(mails(next))
        .containsExactly("booked 0", "offered 2", "reminder 120", "reminder 1440", "waiting 0");
  }

  @Test
  void theDoorSeatsWhoComesWithoutABookingAndNeverQueuesThem() {
    var event = town.event(2);
    var booked = town.book(event, "anna", 2).getString("code");
    var starts =
        java.time.Instant.parse(town.get(booked).getJsonObject("event").getString("starts"));
    town.now = starts.plusSeconds(600).atOffset(java.time.ZoneOffset.UTC);
    var walkIn = new BookingsRoom.WalkIn("Ospite", new Seats(1, 0, 0), "it");
    assertRefused(town.bookings.walkIn(event, walkIn, EventTown.key("book")), 409, "full");
    await(town.bookings.release(event, Map.of(booked, List.of(2))));
    await(town.bookings.release(event, Map.of(booked, List.of(2))));
    var key = EventTown.key("book");
    var seated = await(town.bookings.walkIn(event, walkIn, key));
    assertThat(await(town.bookings.walkIn(event, walkIn, key))).isEqualTo(seated);
    assertThat(seated.state()).isEqualTo(BookingState.CONFIRMED);
    assertThat(town.taken(event)).isEqualTo(Map.of("standard", 2));
    assertRefused(
        town.booking(event, EventTown.party("late", 1), EventTown.key("book")),
        409,
        "booking-closed");
  }

  @Test
  void anAccountHasOneBookingAndSeesItWithoutALink() {
    var event = town.event(5);
    var made =
        await(
            town.bookings.book(
                event,
                EventTown.party("eva", 1),
                BookingSource.WEB,
                true,
                "eva",
                EventTown.key("book")));
    var own = asker("eva");
    assertThat(
            await(town.bookings.document(own, made.answer().getString("code"))).getString("state"))
        .isEqualTo("confirmed");
    assertThat(await(town.bookings.own("eva"))).hasSize(1);
    assertRefused(
        town.bookings.book(
            event,
            EventTown.party("eva", 1),
            BookingSource.WEB,
            true,
            "eva",
            EventTown.key("book")),
        409,
        "already-booked");
  }

  @Test
  void theDatabaseHasOneBookingOfAnAccountThatIsNotOver() {
    var event = town.event(5);
    var again = "update hub.booking set subject = 'twice' where code = $1 returning 1";
    town.rows(again, town.book(event, "anna", 1).getString("code"));
    var second = town.book(event, "bea", 1).getString("code");
    assertThatThrownBy(() -> town.rows(again, second)).hasMessageContaining("booking_account");
    await(town.bookings.leave(EventTown.STAFF, second, false));
    assertThat(town.rows(again, second)).hasSize(1);
  }

  static Asker asker(String subject) {
    return new Asker(Optional.of(subject), false, Optional.empty());
  }

  private static List<String> mails(String code) {
    return town
        .rows(
            "select kind, number from hub.mail where about = $1 order by kind, number",
            "booking:" + code)
        .stream()
        .map(row -> row.getString("kind") + " " + row.getInteger("number"))
        .toList();
  }

  static void assertRefused(Future<?> future, int status, String key) {
    assertThatThrownBy(() -> await(future))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().key()).isEqualTo(key);
              assertThat(refused.problem().status()).isEqualTo(status);
            });
  }
}
