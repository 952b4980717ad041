package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.Vote;
import cortile.identity.Tokens;
import io.vertx.core.http.HttpServerRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class CasterTest {
  private static final Vote A = new Vote.Approval(List.of("a"));
  private static final String RECEIPT = "{\"receipt\":{}}";
  private static final Passes PASSES = new Passes(new Tokens(new byte[32]), InstantSource.system());

  private final CastReport report = new CastReport();

  @Test
  void theSameIsSentAgainUntilTheServerHasDecided() throws Exception {
    try (var server =
        new ScriptedServer((before, request) -> {
          switch (before) {
            case 0 -> {
              request.response().putHeader("Retry-After", "0");
              ScriptedServer.answer(request, 503, "{}");
            }
            case 1 -> ScriptedServer.answer(request, 504, "{}");
            case 2 -> ScriptedServer.answer(request, 429, "{}");
            case 3 -> request.connection().close();
            default -> ScriptedServer.answer(request, 200, RECEIPT);
          }
        })) {
      cast(server, Duration.ofSeconds(30), List.of(A));
      assertThat(server.received()).hasSize(5).containsOnly(server.received().getFirst());
      assertThat(server.received().getFirst().body()).isEqualTo("{\"choices\":[\"a\"]}");
      assertThat(server.received().getFirst().path()).isEqualTo("/api/budgets/borgo/ballot");
    }
    assertThat(report.stored()).isEqualTo(1);
    assertThat(summary()).contains("1 stored, 0 refused").contains("HTTP 429");
  }

  @Test
  void refusalsAreCountedByReason() throws Exception {
    String problem =
        """
        {"type":"urn:cortile:problem:ballot-breaks-rules","title":"The ballot breaks the rules",
         "errors":[{"pointer":"/choices","detail":"4 choices, at most 3."}]}\
        """;
    try (var server =
        new ScriptedServer((_, request) -> ScriptedServer.answer(request, 422, problem))) {
      cast(server, Duration.ofSeconds(30), List.of(A, A, A, A, A));
    }
    assertThat(report.refused()).isEqualTo(5);
    assertThat(summary())
        .contains("refused 5: 422 The ballot breaks the rules")
        .containsPattern(
            "voter-[0-4]: The ballot breaks the rules: /choices: 4 choices, at most 3");
    assertThat(summary().lines().filter(line -> line.startsWith("  voter-"))).hasSize(3);
  }

  @Test
  void aServerThatStaysAwayIsAFailure() throws Exception {
    try (var server =
        new ScriptedServer((_, request) -> ScriptedServer.answer(request, 503, "{}"))) {
      assertThatThrownBy(() -> cast(server, Duration.ofMillis(300), List.of(A)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("HTTP 503");
    }
    assertThat(report.decided()).isZero();
  }

  @Test
  void aStrangersKeyIsAFailure() throws Exception {
    try (var server =
        new ScriptedServer((_, request) -> ScriptedServer.answer(request, 401, "{}"))) {
      assertThatThrownBy(() -> cast(server, Duration.ofSeconds(30), List.of(A)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("tokens of this data folder");
    }
  }

  @Test
  void noMoreThanTheGivenNumberAreUnderWay() throws Exception {
    var under = new AtomicInteger();
    var most = new AtomicInteger();
    BiConsumer<Integer, HttpServerRequest> slow =
        (_, request) -> {
          most.accumulateAndGet(under.incrementAndGet(), Math::max);
          io.vertx.core.Vertx.currentContext()
              .owner()
              .setTimer(
                  20,
                  _ -> {
                    under.decrementAndGet();
                    ScriptedServer.answer(request, 200, RECEIPT);
                  });
        };
    try (var server = new ScriptedServer(slow)) {
      cast(server, Duration.ofSeconds(30), java.util.Collections.nCopies(40, A));
    }
    assertThat(most.get()).isBetween(2, 4);
    assertThat(report.stored()).isEqualTo(40);
  }

  @Test
  void votesTakeTheFormOfTheirKind() {
    assertThat(Ballots.body(new Vote.Ranking(List.of("b", "a"))).encode())
        .isEqualTo("{\"ranking\":[\"b\",\"a\"]}");
    var points =
        new Vote.Points(
            List.of("a", "b", "c"),
            List.of(new BigDecimal("2.0"), new BigDecimal("100"), new BigDecimal("1.5")));
    assertThat(Ballots.body(points).encode())
        .isEqualTo("{\"points\":{\"a\":2,\"b\":100,\"c\":1.5}}");
  }

  private void cast(ScriptedServer server, Duration patience, List<Vote> votes) throws Exception {
    try (var session = new ClientSession(server.url(), 4)) {
      var caster =
          new Caster(session.vertx(), session.client(), PASSES, "borgo", 4, patience, report);
      for (int i = 0; i < votes.size(); i++) caster.cast("voter-" + i, votes.get(i));
      caster.finish();
    }
  }

  private String summary() {
    var text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }
}
