package cortile.identity;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a browser does about cookies and origins, or a program with its bearer token. Each has its
/// cookie apart.
final class Browser {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String address;
  private final TreeMap<String, String> headers = new TreeMap<>();
  private @Nullable String cookie;

  /// An answer; `json` is empty if there was no body.
  record Answer(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    JsonObject json() {
      return http.body().isEmpty() ? new JsonObject() : new JsonObject(http.body());
    }

    String problem() {
      return json().getString("type", "").replace("urn:cortile:problem:", "");
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  Browser(String address) {
    this.address = address;
    headers.put("Origin", address);
  }

  Browser bearer(String token) {
    headers.remove("Origin");
    return with("Authorization", "Bearer " + token);
  }

  Browser with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Browser without(String header) {
    headers.remove(header);
    return this;
  }

  /// The cookie, as `name=value`.
  @Nullable String cookie() {
    return cookie;
  }

  Browser cookie(@Nullable String cookie) {
    this.cookie = cookie;
    return this;
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  Answer post(String path, JsonObject body) {
    return send("POST", path, body);
  }

  private Answer send(String method, String path, @Nullable JsonObject body) {
    var request =
        HttpRequest.newBuilder(URI.create(address + "/api" + path))
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()));
    headers.forEach(request::header);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    try {
      var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return new Answer(answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep(String header) {
    var pair = header.substring(0, header.indexOf(';'));
    cookie = pair.endsWith("=") ? null : pair;
  }
}
