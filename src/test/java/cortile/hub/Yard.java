package cortile.hub;

import cortile.App;
import cortile.Config;
import cortile.identity.Role;
import cortile.identity.Smtp;
import cortile.identity.Tokens;
import cortile.kit.DatabaseUrl;
import cortile.kit.KeyFiles;
import cortile.kit.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nodes on one database, with a school yard in it: one place, and what a test puts there.
public final class Yard implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public final DatabaseUrl database = TestDatabase.empty();
  private final Path data = TestDatabase.dataFolder();
  private final List<App> nodes = new ArrayList<>();
  private final Tokens tokens;

  /// @param smtp of a mail server; null for none
  public Yard(int nodes, @Nullable String smtp) {
    for (var i = 0; i < nodes; i++) {
      var app = new App(config(smtp));
      app.start().await();
      this.nodes.add(app);
    }
    try {
      tokens = new Tokens(new KeyFiles(data.resolve("keys")).read(KeyFiles.SIGNING).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    execute(
        """
        insert into hub.place (slug, kind, name, address, latitude, longitude, today)
        values ('scuola', 'hub', '{"it": "Ex scuola", "en": "Old school"}', 'Via Roma 1', 45.4, 11.9,
          current_date)
        """);
  }

  private Config config(@Nullable String smtp) {
    var plain = Config.local(data, database);
    return new Config(
        plain.host(),
        plain.port(),
        plain.managementPort(),
        plain.data(),
        plain.database(),
        "https://cortile.example/",
        smtp == null ? null : Smtp.of(smtp),
        "Cortile <posta@cortile.example>",
        plain.socketsPerAddress(),
        false,
        false);
  }

  /// A published event of one session that starts in so many days, at 18:00 in Rome.
  public void event(String slug, int days, String phase) {
    execute(
        """
        with e as (
          insert into hub.event (slug, kind, place, phase, title, about, category, maker, booking,
            starts, ends, published_at)
          select '%1$s', 'single', p.id, '%3$s', '{"it": "Pane & <b>", "en": "Bread"}',
            '{"it": "Si impasta."}', 'corsi', 'bea', 'open', t.at, t.at + interval '2 hours',
            clock_timestamp()
          from hub.place p, lateral (select (current_date + %2$d + time '18:00') at time zone p.zone
            as at) t
          returning id, starts, ends)
        insert into hub.session (event, number, starts, ends) select id, 1, starts, ends from e
        """
            .formatted(slug, days, phase));
    execute(
        "insert into hub.seats (event, pool, capacity) select id, 'standard', 10 from hub.event"
            + " where slug = '%s'".formatted(slug));
  }

  /// A booking of one seat; of the account `ada`, if it has none of that event yet.
  ///
  /// @param email null for none
  public void booking(String slug, String code, String state, @Nullable String email) {
    execute(
        """
        insert into hub.booking (event, code, state, standard, wheelchair, carer, name, email,
          subject, source, line, content, offered_until, made, changed)
        select e.id, '%2$s', '%3$s', 1, 0, 0, 'Ada', %4$s,
          case when not exists (select from hub.booking where event = e.id and subject = 'ada') then 'ada' end, 'web',
          (select count(*) + 1 from hub.booking where event = e.id),
          'x', case when '%3$s' = 'offered' then clock_timestamp() + interval '1 day' end,
          clock_timestamp(), clock_timestamp()
        from hub.event e where e.slug = '%1$s'
        """
            .formatted(slug, code, state, email == null ? "null" : "'" + email + "'"));
  }

  public void execute(String sql) {
    TestDatabase.execute(database, sql);
  }

  public String value(String sql) {
    return TestDatabase.value(database, sql);
  }

  public URI socket(int node) {
    return URI.create("ws://localhost:" + nodes.get(node).port() + "/feed");
  }

  public String token(Role role, String name) {
    return tokens.mint(name, role, null, Duration.ofHours(1), Instant.now());
  }

  /// An answer.
  public record Answer(int status, String body, HttpResponse<String> response) {
    public JsonObject json() {
      return new JsonObject(body);
    }

    public String problem() {
      return json().getString("type", "").replace("urn:cortile:problem:", "");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /// Somebody with a role, as a program with its token.
  public Answer as(Role role, String name, String method, String path, @Nullable JsonObject body) {
    return send(
        method, "/api" + path, body, Map.of("Authorization", "Bearer " + token(role, name)));
  }

  public Answer organiser(String method, String path, @Nullable JsonObject body) {
    return as(Role.ORGANISER, "olga", method, path, body);
  }

  public Answer nobody(String method, String path) {
    return send(method, path, null, Map.of());
  }

  public Answer send(
      String method, String path, @Nullable JsonObject body, Map<String, String> headers) {
    var url = "http://localhost:" + nodes.getFirst().port();
    var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode());
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .header("Origin", "https://cortile.example")
            .method(method, content);
    headers.forEach(request::header);
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.stop().await());
  }
}
