package cortile.kit;

import static cortile.kit.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static Vertx vertx;
  private static PgConnectOptions database;
  private static Db watching;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    database = TestDatabase.fresh(vertx);
    watching = Db.open(vertx, database, "watching", 2, Touches.NONE);
    await(watching.query("create table note (key text primary key, times int not null)"));
  }

  @AfterAll
  static void close() {
    await(vertx.close());
  }

  @BeforeEach
  void empty() {
    await(watching.query("truncate note"));
  }

  /// Counts how often a key was written, and refuses keys of over ten characters as a poisoned
  /// value.
  private static final class Notes implements GroupCommit.Batch<String, Integer> {
    final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Override
    public Object key(String command) {
      return command;
    }

    @Override
    public Future<List<Integer>> write(Tx tx, List<String> commands) {
      sizes.add(commands.size());
      return tx.query(
              """
              insert into note as n (key, times) select k::varchar(100), 1 from unnest($1::text[]) k
              where length(k) <= 10 or (1 / (length(k) - length(k))) = 1
              on conflict (key) do update set times = n.times + 1 returning key, times
              """,
              (Object) commands.toArray(String[]::new))
          .map(rows -> {
            var times = new java.util.HashMap<String, Integer>();
            rows.forEach(row -> times.put(row.getString(0), row.getInteger(1)));
            return commands.stream().map(key -> times.getOrDefault(key, 0)).toList();
          });
    }
  }

  private static final class Line {
    final Notes notes = new Notes();
    private final GroupCommit<String, Integer> group;
    private final io.vertx.core.Context context = vertx.getOrCreateContext();

    Line(Db db, GroupCommit.Limits limits) {
      group = new GroupCommit<>(vertx, db, "test", limits, notes);
    }

    List<Future<Integer>> submit(List<String> keys) {
      var futures = io.vertx.core.Promise.<List<Future<Integer>>>promise();
      context.runOnContext(v -> futures.complete(keys.stream().map(group::submit).toList()));
      return await(futures.future());
    }

    Future<Void> close() {
      var closed = io.vertx.core.Promise.<Void>promise();
      context.runOnContext(v -> group.close().onComplete(closed));
      return closed.future();
    }
  }

  private static Line line() {
    return new Line(Db.open(vertx, database, "line", 1, Touches.NONE), GroupCommit.Limits.DEFAULT);
  }

  @Test
  void whatQueuedWhileABatchWasCommittedIsTheNextBatch() {
    var line = line();
    var keys = IntStream.range(0, 500).mapToObj(i -> "k" + i).toList();
    line.submit(keys).forEach(future -> assertThat(await(future)).isEqualTo(1));
    assertThat(line.notes.sizes).startsWith(1, 499);
  }

  @Test
  void commandsOfOneKeyKeepTheirOrderAndEachHasItsOwnOutcome() {
    var line = line();
    var outcomes = line.submit(List.of("a", "b", "a", "a", "b"));
    assertThat(outcomes.stream().map(TestDatabase::await)).containsExactly(1, 1, 2, 3, 2);
  }

  @Test
  void aPoisonedCommandFailsAloneAndTheRestOfItsBatchIsWritten() {
    var line = line();
    var keys = new ArrayList<>(IntStream.range(0, 300).mapToObj(i -> "k" + i).toList());
    keys.add(137, "poisoned value");
    var futures = new ArrayList<>(line.submit(keys));
    assertThatThrownBy(() -> await(futures.get(137))).isInstanceOf(PgException.class);
    futures.remove(137);
    futures.forEach(future -> assertThat(await(future)).isEqualTo(1));
  }

  @Test
  void anUnknownOutcomeIsFoundOutBySayingTheSameAgain() {
    try (var proxy = new CutProxy(vertx, database)) {
      var line =
          new Line(
              Db.open(vertx, proxy.in(database), "cut", 1, Touches.NONE),
              GroupCommit.Limits.DEFAULT);
      await(line.submit(List.of("first")).getFirst());
      proxy.cutAtCommit(1);
      // The commit that nobody heard of was real: the second time finds the row of the first.
      assertThat(await(line.submit(List.of("again")).getFirst())).isEqualTo(2);
    }
  }

  @Test
  void whatCanNotBeFoundOutIsCalledUnknownAndNotRefused() {
    try (var proxy = new CutProxy(vertx, database)) {
      var line =
          new Line(
              Db.open(vertx, proxy.in(database), "cut", 1, Touches.NONE),
              new GroupCommit.Limits(1024, 100, 500, 1_000));
      await(line.submit(List.of("first")).getFirst());
      proxy.cutAtCommit(1000);
      assertThatThrownBy(() -> await(line.submit(List.of("again")).getFirst()))
          .isInstanceOf(UnknownOutcome.class);
    }
  }

  @Test
  void whatNeverEnteredATransactionIsRefusedWhenItsDeadlinePasses() {
    try (var proxy = new CutProxy(vertx, database)) {
      proxy.down(true);
      var line =
          new Line(
              Db.open(vertx, proxy.in(database), "down", 1, Touches.NONE),
              new GroupCommit.Limits(1024, 100, 300, 30_000));
      var futures = line.submit(List.of("x", "y"));
      futures.forEach(GroupCommitTest::assertBusy);
      proxy.down(false);
      assertThat(await(line.submit(List.of("z")).getFirst())).isEqualTo(1);
      assertThat(await(watching.query("select from note where key in ('x', 'y')")).size()).isZero();
    }
  }

  @Test
  void aFullQueueRefusesAtOnce() {
    var line =
        new Line(
            Db.open(vertx, database, "full", 1, Touches.NONE),
            new GroupCommit.Limits(10, 5, 5_000, 30_000));
    var futures = line.submit(IntStream.range(0, 20).mapToObj(i -> "q" + i).toList());
    assertBusy(futures.getLast());
    assertThat(futures.subList(0, 6).stream().map(TestDatabase::await)).containsOnly(1);
  }

  @Test
  void closingFinishesWhatWasAcceptedAndRefusesTheRest() {
    var line = line();
    var futures = line.submit(IntStream.range(0, 200).mapToObj(i -> "c" + i).toList());
    await(line.close());
    assertThat(futures).allMatch(Future::succeeded);
    assertBusy(line.submit(List.of("late")).getFirst());
  }

  private static void assertBusy(Future<Integer> future) {
    assertThatThrownBy(() -> await(future))
        .isInstanceOfSatisfying(
            Problem.Refused.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(503);
              assertThat(refused.problem().retryAfter()).isPositive();
            });
  }
}
