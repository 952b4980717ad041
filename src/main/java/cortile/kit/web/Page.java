package cortile.kit.web;

import cortile.kit.Hashes;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One file of the web pages, in memory, as it is and compressed.
///
/// @param tag hash of the content
/// @param gzip null if the build did not pack it
/// @param brotli null if the build did not pack it
record Page(String path, Buffer plain, @Nullable Buffer gzip, @Nullable Buffer brotli, String tag) {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  static Page of(String path, byte[] plain, byte @Nullable [] gzip, byte @Nullable [] brotli) {
    return new Page(
        path,
        Buffer.buffer(plain),
        gzip == null ? null : Buffer.buffer(gzip),
        brotli == null ? null : Buffer.buffer(brotli),
        Hashes.hex(plain).substring(0, 20));
  }

  String type() {
    return TYPES.getOrDefault(
        path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
  }

  /// Whether scripts run under the policy of this very file: documents, and workers, which do not
  /// take over that of the page that starts them.
  boolean runsScripts() {
    return path.endsWith(".html") || path.endsWith("/worker.js");
  }

  /// Names under `/assets/` carry a hash of the content, so what is under them never changes.
  String cacheControl() {
    return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
