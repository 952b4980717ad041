package cortile.hub.door;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.door.Entrance.Booked;
import cortile.hub.door.Entrance.Phone;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tickets at the door over HTTP, online and off.
final class ScansTest extends AtTheEntrance {
  private String event;
  private Booked party;
  private Phone north;
  private Phone south;

  @BeforeEach
  void evening() {
    event = entrance.event();
    party = entrance.book(event, 3);
    north = entrance.phone(event, "Ingresso nord");
    south = entrance.phone(event, "Ingresso sud");
  }

  @Test
  void theSecondScanIsAnsweredWithTheTimeAndTheDeviceOfTheFirst() {
    var first = north.ask(event, Entrance.in(party.ticket(1)));
    assertThat(first.getString("verdict")).isEqualTo("in");
    assertThat(first.getString("code")).isEqualTo(party.code());
    var second = south.ask(event, Entrance.in(party.ticket(1)));
    assertThat(second.getString("verdict")).isEqualTo("already");
    var by = second.getJsonObject("first").getJsonObject("by");
    assertThat(by.getString("device")).isEqualTo(north.device());
    assertThat(by.getString("name")).isEqualTo("Ingresso nord");
    assertThat(Instant.parse(second.getJsonObject("first").getString("at")))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(entrance.view(event).getJsonObject("conflicts")).isEmpty();
    assertThat(kept(party)).isEqualTo("2");
  }

  @Test
  void twoPhonesOfflineWithOneTicketAreBothKeptAndShownAsAConflict() {
    var later = Entrance.offline(party.ticket(2), 60);
    var earlier = Entrance.offline(party.ticket(2), 120);
    // The later one finds the network first.
    assertThat(south.ask(event, later).getString("verdict")).isEqualTo("in");
    assertThat(entrance.view(event).getJsonObject("conflicts")).isEmpty();
    assertThat(north.ask(event, earlier).getString("verdict")).isEqualTo("in");
    assertThat(kept(party)).isEqualTo("2");
    var view = entrance.view(event);
    var conflicts = view.getJsonObject("conflicts");
    assertThat(conflicts).hasSize(1);
    var conflict = (JsonObject) conflicts.iterator().next().getValue();
    assertThat(conflict.getString("why")).isEqualTo("twice");
    assertThat(conflict.getString("by")).isEqualTo(south.device());
    var guest = guest(view, party, 2);
    assertThat(guest.getString("by")).isEqualTo(north.device());
    assertThat(view.getInteger("arrived")).isEqualTo(1);
    var again = south.ask(event, later);
    assertThat(again.getString("verdict")).isEqualTo("already");
    assertThat(again.getString("conflict")).isEqualTo(conflicts.iterator().next().getKey());
    var listed =
        entrance
            .node()
            .browser(north.cookie(), "GET", "/hub/events/" + event + "/conflicts", null)
            .json()
            .getJsonArray("conflicts")
            .getJsonObject(0);
    assertThat(listed.getJsonObject("first").getJsonObject("by").getString("name"))
        .isEqualTo("Ingresso nord");
  }

  @Test
  void aConflictThatSomebodySawToIsGoneAndStaysKept() {
    north.ask(event, Entrance.offline(party.ticket(1), 20));
    var conflict = south.ask(event, Entrance.offline(party.ticket(1), 10)).getString("conflict");
    var path = "/hub/events/" + event + "/conflicts/" + conflict;
    assertThat(entrance.node().browser(south.cookie(), "DELETE", path, null).status())
        .isEqualTo(204);
    assertThat(entrance.node().staff("DELETE", path, null).status()).isEqualTo(204);
    assertThat(entrance.view(event).getJsonObject("conflicts")).isEmpty();
    assertThat(kept(party)).isEqualTo("2");
  }

  @Test
  void aScanSentAgainIsTheSameScan() {
    var scan = Entrance.offline(party.ticket(1), 30);
    var first = north.scan(event, scan, scan);
    assertThat(first.status()).isEqualTo(200);
    north.scan(event, scan);
    south.scan(event, scan);
    assertThat(kept(party)).isEqualTo("1");
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(1);
  }

  @Test
  void whenAnAnswerWasLostWhatThePhoneShowedCounts() {
    north.ask(event, Entrance.in(party.ticket(1)));
    var lost = Entrance.in(party.ticket(1));
    assertThat(south.ask(event, lost).getString("verdict")).isEqualTo("already");
    assertThat(entrance.view(event).getJsonObject("conflicts")).isEmpty();
    var shown = lost.copy().put("offline", true).put("shown", "in");
    assertThat(south.ask(event, shown).getString("conflict")).isNotNull();
    assertThat(kept(party)).isEqualTo("2");
    var other = Entrance.in(party.ticket(2));
    north.ask(event, other);
    north.ask(event, other.copy().put("offline", true).put("shown", "refused"));
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(1);
    assertThat(entrance.view(event).getInteger("arrived")).isEqualTo(1);
  }

  @Test
  void aDevicesWrongClockDoesNotDecideWhoWasFirst() {
    var fast =
        Entrance.offline(party.ticket(1), 60)
            .put("at", Instant.now().plusSeconds(3600 - 60).toString())
            .put("ahead", 3_600_000);
    var right = Entrance.offline(party.ticket(1), 30);
    south.ask(event, right);
    north.ask(event, fast);
    assertThat(guest(entrance.view(event), party, 1).getString("by")).isEqualTo(north.device());
  }

  @Test
  void whoGoesOutIsNotInsideAndMayComeBack() {
    north.ask(event, Entrance.offline(party.ticket(1), 30));
    north.ask(event, Entrance.offline(party.ticket(2), 29));
    var out = Entrance.offline(party.ticket(1), 20).put("kind", "out").put("shown", "out");
    assertThat(north.ask(event, out).getString("verdict")).isEqualTo("out");
    var view = entrance.view(event);
    assertThat(view.getInteger("inside")).isEqualTo(1);
    assertThat(view.getInteger("arrived")).isEqualTo(2);
    assertThat(south.ask(event, Entrance.in(party.ticket(1))).getString("verdict")).isEqualTo("in");
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(2);
    assertThat(entrance.view(event).getJsonObject("conflicts")).isEmpty();
  }

  @Test
  void partOfAPartyMayComeByItsCode() {
    var typed = Entrance.in("").put("code", party.code()).put("guest", 2);
    typed.remove("ticket");
    assertThat(north.ask(event, typed).getString("verdict")).isEqualTo("in");
    assertThat(south.ask(event, Entrance.in(party.ticket(2))).getString("verdict"))
        .isEqualTo("already");
    assertThat(entrance.view(event).getInteger("arrived")).isEqualTo(1);
    assertThat(entrance.view(event).getInteger("expected")).isEqualTo(3);
  }

  @Test
  void whatOpensNothingIsSaidAsWhatItIs() {
    var other = entrance.book(entrance.event(), 1);
    var cancelled = entrance.book(event, 1);
    entrance.sql("update hub.booking set state = 'cancelled' where id = " + cancelled.id());
    var renewed = entrance.book(event, 1);
    entrance.sql("update hub.booking set link = 2 where id = " + renewed.id());
    var waiting = entrance.book(event, 1);
    entrance.sql("update hub.booking set state = 'waiting' where id = " + waiting.id());
    var released = entrance.book(event, 1);
    entrance.sql("update hub.guest set released = true where booking = " + released.id());
    assertThat(verdict(other.ticket(1))).isEqualTo("wrong-event");
    assertThat(verdict(cancelled.ticket(1))).isEqualTo("cancelled");
    assertThat(verdict(renewed.ticket(1))).isEqualTo("outdated");
    assertThat(verdict(renewed.ticket(1, 2))).isEqualTo("in");
    assertThat(verdict(waiting.ticket(1))).isEqualTo("not-confirmed");
    assertThat(verdict(released.ticket(1))).isEqualTo("released");
    assertThat(verdict(party.ticket(9))).isEqualTo("outdated");
    assertThat(verdict("https://example.org/altro")).isEqualTo("forged");
    assertThat(verdict(party.ticket(1).replaceFirst(".$", "A").replaceFirst("A.$", "Bx")))
        .isEqualTo("forged");
    var typed = Entrance.in("").put("code", "22222222").put("guest", 1);
    typed.remove("ticket");
    assertThat(north.ask(event, typed).getString("verdict")).isEqualTo("unknown");
    assertThat(entrance.view(event).getInteger("arrived")).isEqualTo(1);
  }

  @Test
  void whoWasLetInOfflineAndShouldNotHaveBeenIsAConflict() {
    var cancelled = entrance.book(event, 1);
    entrance.sql("update hub.booking set state = 'cancelled' where id = " + cancelled.id());
    var answer = north.ask(event, Entrance.offline(cancelled.ticket(1), 5));
    assertThat(answer.getString("verdict")).isEqualTo("cancelled");
    assertThat(answer.getString("conflict")).isNotNull();
    var refused = Entrance.offline(cancelled.ticket(1), 3).put("shown", "refused");
    assertThat(south.ask(event, refused).getString("conflict")).isNull();
    assertThat(entrance.view(event).getJsonObject("conflicts")).hasSize(1);
  }

  @Test
  void manyPhonesAtOnceLetEachGuestInOnce() {
    var guests = Stream.generate(() -> entrance.book(event, 1)).limit(6).toList();
    var entered =
        guests.parallelStream()
            .flatMap(guest ->
                Stream.of(north, south, north, south)
                    .parallel()
                    .map(phone -> phone.ask(event, Entrance.in(guest.ticket(1)))))
            .filter(answer -> answer.getString("verdict").equals("in"))
            .map(answer -> answer.getString("code"))
            .toList();
    assertThat(entered).hasSize(6).doesNotHaveDuplicates();
    assertThat(
            entrance.value(
                "select count(*) from hub.scan s join hub.event e on e.id = s.event where e.slug ="
                    + " '"
                    + event
                    + "'"))
        .isEqualTo("24");
    assertThat(entrance.view(event).getInteger("inside")).isEqualTo(6);
  }

  private String verdict(String ticket) {
    return north.ask(event, Entrance.in(ticket)).getString("verdict");
  }

  private static JsonObject guest(JsonObject view, Booked party, int number) {
    return view.getJsonObject("sessions")
        .getJsonObject("1")
        .getJsonObject("guests")
        .getJsonObject(party.code())
        .getJsonObject(Integer.toString(number));
  }

  private static String kept(Booked party) {
    return entrance.value("select count(*) from hub.scan where booking = " + party.id());
  }

  @Test
  void whatCanNotBeATimeIsNamed() {
    var impossible = Entrance.in(party.ticket(1)).put("at", "2026-13-45T25:61:00Z");
    var answer = north.scan(event, Entrance.in(party.ticket(2)), impossible);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("/scans/1/at");
    var ahead = Entrance.in(party.ticket(1)).put("ahead", Long.MAX_VALUE);
    assertThat(north.scan(event, ahead).status()).isEqualTo(422);
    assertThat(kept(party)).isEqualTo("0");
  }

  @Test
  void aBatchAnswersEachScanInItsOrder() {
    var scans =
        Stream.of(party.ticket(3), "falso", party.ticket(1), party.ticket(3))
            .map(Entrance::in)
            .toArray(JsonObject[]::new);
    var answers = north.scan(event, scans).json().getJsonArray("answers");
    assertThat(answers.stream().map(each -> ((JsonObject) each).getString("verdict")))
        .containsExactly("in", "forged", "in", "already");
    assertThat(answers.stream().map(each -> UUID.fromString(((JsonObject) each).getString("scan"))))
        .containsExactlyElementsOf(
            Stream.of(scans).map(scan -> UUID.fromString(scan.getString("scan"))).toList());
  }
}
