package cortile.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import cortile.hub.events.EventServer.Caller;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/// The ticket rush: everybody wants to come to one event, through two nodes, and many send their
/// request twice.
class RushTest {
  private static final boolean FULL = Boolean.getBoolean("cortile.full");
  private static final int PEOPLE = FULL ? 2_000 : 400;
  private static final int SEATS = 120;
  private static final int AT_ONCE = 128;

  private final Random random = new Random(20270301);
  private final Map<Integer, List<JsonObject>> answers = new ConcurrentHashMap<>();
  private final Map<Integer, Long> sent = new ConcurrentHashMap<>();
  private final Map<Integer, Long> answered = new ConcurrentHashMap<>();

  /// @param again whether the request is sent a second time, at once and through the other node
  private record Person(int number, int people, boolean again) {
    String key() {
      return "rush-request-of-person-%06d".formatted(number);
    }
  }

  @Test
  void nobodyIsOversoldOrSplitAndEveryAnswerIsTrue() {
    try (var town = EventTown.open();
        var other = town.secondNode();
        var first = new EventServer(town);
        var second = new EventServer(other)) {
      var event = town.event(SEATS);
      var crowd = new ArrayList<Person>();
      for (var i = 0; i < PEOPLE; i++) {
        crowd.add(new Person(i, 1 + random.nextInt(4), random.nextInt(5) == 0));
      }
      rush(event, crowd, List.of(first, second));

      assertThat(town.faults()).isEmpty();
      assertThat(answers.values())
          .allSatisfy(own -> assertThat(own.stream().distinct()).hasSize(1));
      var rows = rows(town, event);
      assertThat(rows.size()).isEqualTo(PEOPLE);
      crowd.forEach(person -> assertThat(told(person)).isEqualTo(rows.get(code(person))));
      whoeverFitsInOrderOfArrivalSits(town, event);
      whoWasAnsweredBeforeOthersAskedIsBeforeThem(town, event, crowd);
    }
  }

  private void rush(String event, List<Person> crowd, List<EventServer> nodes) {
    var places = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var person : crowd) {
        threads.execute(() -> {
          places.acquireUninterruptibly();
          try {
            sent.put(person.number(), System.nanoTime());
            book(event, person, nodes.get(person.number() % 2));
            answered.put(person.number(), System.nanoTime());
          } finally {
            places.release();
          }
        });
        if (person.again()) {
          threads.execute(() -> book(event, person, nodes.get((person.number() + 1) % 2)));
        }
      }
    }
  }

  private void book(String event, Person person, EventServer node) {
    var answer =
        node.send(
            Caller.NOBODY,
            "POST",
            "/hub/events/" + event + "/bookings",
            EventServer.party("p" + person.number(), person.people()),
            "Idempotency-Key",
            person.key());
    assertThat(answer.status()).as(answer.body().encode()).isBetween(200, 201);
    answers
        .computeIfAbsent(person.number(), n -> new java.util.concurrent.CopyOnWriteArrayList<>())
        .add(answer.body());
  }

  private String code(Person person) {
    return answer(person).getString("code");
  }

  private JsonObject answer(Person person) {
    return java.util.Objects.requireNonNull(answers.get(person.number())).getFirst();
  }

  private String told(Person person) {
    return "%s %s %d"
        .formatted(
            answer(person).getString("state"),
            answer(person).getInteger("position"),
            person.people());
  }

  private static Map<String, String> rows(EventTown town, String event) {
    var rows = new HashMap<String, String>();
    town.rows(
            """
            select b.code, b.state, b.standard, case when b.state = 'waiting'
              then row_number() over (partition by b.state order by b.line) end as position
            from hub.booking b join hub.event e on e.id = b.event where e.slug = $1
            """,
            event)
        .forEach(row ->
            rows.put(
                row.getString("code"),
                "%s %s %d"
                    .formatted(
                        row.getString("state"),
                        row.getLong("position"),
                        row.getInteger("standard"))));
    return rows;
  }

  private static void whoeverFitsInOrderOfArrivalSits(EventTown town, String event) {
    var free = SEATS;
    for (var row :
        town.rows(
            "select b.state, b.standard from hub.booking b join hub.event e on e.id = b.event where"
                + " e.slug = $1 order by b.line",
            event)) {
      var fits = row.getInteger("standard") <= free;
      assertThat(row.getString("state")).isEqualTo(fits ? "confirmed" : "waiting");
      free -= fits ? row.getInteger("standard") : 0;
    }
    assertThat(free).isZero();
  }

  private void whoWasAnsweredBeforeOthersAskedIsBeforeThem(
      EventTown town, String event, List<Person> crowd) {
    var lines = new HashMap<String, Long>();
    town.rows(
            "select b.code, b.line from hub.booking b join hub.event e on e.id = b.event where"
                + " e.slug = $1",
            event)
        .forEach(row -> lines.put(row.getString("code"), row.getLong("line")));
    var compared = 0;
    for (var early : crowd) {
      for (var late : crowd) {
        // Whoever sent twice may have arrived by either.
        if (!early.again()
            && !late.again()
            && answered.getOrDefault(early.number(), Long.MAX_VALUE)
                < sent.getOrDefault(late.number(), 0L)) {
          assertThat(lines.get(code(early))).isLessThan(lines.get(code(late)));
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }
}
