package cortile.hub.places;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.kit.Db;
import cortile.kit.Problem;
import cortile.kit.TestDatabase;
import cortile.kit.Touches;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What events use of a place.
class OccupationsTest {
  private static final Instant SIX = Instant.parse("2027-03-02T17:00:00Z");

  private static Vertx vertx;
  private static Db db;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    db = Db.open(vertx, TestDatabase.fresh(vertx), "test", 8, Touches.NONE);
    PlacesTown.withoutEvents(db);
    await(
        db.query(
            """
            insert into hub.place (slug, kind, name, today) values ('scuola', 'hub', '{"it": "Ex scuola"}', '2027-03-02')
            """));
    resource("sala", "room", 1, 15);
    resource("trapani", "equipment", 20, 0);
    resource("aula", "room", 1, 0);
    resource("torni", "equipment", 20, 0);
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @Test
  void whatOneHasNobodyElseGetsNotEvenTheTimeToClearUp() {
    assertThat(take(1, claim("sala", 1, 0, 60))).isInstanceOf(Taking.Taken.class);
    var clash = ((Taking.Clashes) take(2, claim("sala", 1, 80, 120))).clashes();
    assertThat(clash)
        .singleElement()
        .satisfies(each -> {
          assertThat(each.starts()).isEqualTo(SIX);
          assertThat(each.kind()).isEqualTo(Clash.Kind.EVENT);
          assertThat(each.title()).containsEntry("it", "Incontro 1");
        });
    assertThat(take(2, claim("sala", 1, 90, 120))).isInstanceOf(Taking.Taken.class);
  }

  @Test
  void aSessionThatMovesIsNotInItsOwnWayAndKeepsItsPlaceIfItCant() {
    take(11, claim("aula", 1, 0, 60));
    take(12, claim("aula", 1, 120, 180));
    assertThat(take(11, claim("aula", 1, 30, 90))).isInstanceOf(Taking.Taken.class);
    assertThat(take(11, claim("aula", 1, 90, 150))).isInstanceOf(Taking.Clashes.class);
    assertThat(take(13, claim("aula", 1, 0, 40))).isInstanceOf(Taking.Clashes.class);
    await(db.transaction(tx -> OccupationsRoom.release(tx, List.of(11L))));
    assertThat(take(13, claim("aula", 1, 0, 40))).isInstanceOf(Taking.Taken.class);
  }

  @Test
  void ofManyWhoWantTheLastUnitsNobodyIsRefusedWhileOneIsFree() {
    var tries =
        LongStream.range(100, 140)
            .mapToObj(session ->
                db.transaction(tx ->
                    OccupationsRoom.take(tx, use(session), List.of(claim("trapani", 1, 0, 60)))))
            .toList();
    await(Future.join(tries));
    assertThat(tries.stream().filter(each -> each.result() instanceof Taking.Taken)).hasSize(20);
    assertThat(used("trapani")).isEqualTo(20);
  }

  @Test
  void severalUnitsAreHadTogetherOrNotAtAll() {
    var tries =
        LongStream.range(200, 230)
            .mapToObj(session ->
                db.transaction(tx ->
                    OccupationsRoom.take(tx, use(session), List.of(claim("torni", 3, 0, 60)))))
            .toList();
    await(Future.join(tries));
    assertThat(tries.stream().filter(each -> each.result() instanceof Taking.Taken)).hasSize(6);
    assertThat(used("torni")).isEqualTo(18);
  }

  @Test
  void coursesThatTakeForManySessionsNeverWaitForEachOtherInACircle() {
    var tries =
        LongStream.range(400, 416)
            .mapToObj(course ->
                db.transaction(tx -> {
                  var hour = (int) (course - 400) * 60 + 60;
                  return OccupationsRoom.take(tx, use(course), List.of(claim("torni", 1, 0, 60)))
                      .compose(v ->
                          OccupationsRoom.take(
                              tx,
                              use(course + 100),
                              List.of(claim("torni", 20, 6000 + hour, 6060 + hour))));
                }))
            .toList();
    await(Future.join(tries));
    assertThat(tries).allMatch(each -> each.result() instanceof Taking.Taken);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> take(1, claim("cantina", 1, 0, 60)))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused ->
                assertThat(refused.problem().errors().getFirst().key())
                    .isEqualTo("unknown-resource"));
  }

  @Test
  void theConstraintRefusesWhoeverDoesNotAsk() {
    take(300, claim("sala", 1, 600, 660));
    assertThatThrownBy(() ->
            await(
                db.query(
                    """
                    insert into hub.occupation (unit, during, span, session)
                    select unit, during, span, 301 from hub.occupation where session = 300
                    """)))
        .hasMessageContaining("occupation_no_overlap");
  }

  private static Taking take(long session, Claim... claims) {
    return await(db.transaction(tx -> OccupationsRoom.take(tx, use(session), List.of(claims))));
  }

  private static SessionUse use(long session) {
    return new SessionUse(
        session, "session", "incontro", Map.of("it", "Incontro " + session), true);
  }

  private static Claim claim(String resource, int quantity, int from, int to) {
    return new Claim(
        "scuola", resource, quantity, SIX.plusSeconds(from * 60L), SIX.plusSeconds(to * 60L));
  }

  private static void resource(String key, String kind, int units, int buffer) {
    await(
        db.query(
            """
            with made as (
              insert into hub.resource (place, key, kind, name, who, before_minutes, after_minutes)
              select id, $1, $2, '{"it": "Sala"}', 'nobody', $4, $4 from hub.place returning id)
            insert into hub.unit (resource, number) select id, generate_series(1, $3::int) from made
            """,
            key,
            kind,
            units,
            buffer));
  }

  private static long used(String key) {
    return await(
            db.query(
                """
                select count(distinct o.unit) from hub.occupation o join hub.unit u on u.id = o.unit
                join hub.resource r on r.id = u.resource where r.key = $1
                """,
                key))
        .iterator()
        .next()
        .getLong(0);
  }
}
