package cortile.hub.calendars;

import cortile.kit.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// How the framed list looks; within the document, so that nothing else is loaded.
final class EmbedStyle {
  static final String TEXT =
      """
      body{margin:0;padding:1rem;font:1rem/1.5 "Titillium Web",system-ui,sans-serif;color:#17324d;background:#fff}
      h1{font-size:1.25rem;line-height:1.3;margin:0 0 .25rem}
      p{margin:0}
      ul{list-style:none;margin:.75rem 0;padding:0}
      li{padding:.75rem 0;border-top:1px solid #5d7083;overflow-wrap:anywhere}
      a{color:#06c;font-weight:600;display:inline-block;padding:.625rem 0;min-height:1.5rem}
      a:focus-visible{outline:3px solid #ff9900;outline-offset:2px}
      small{font-size:.875rem}
      """;

  /// What the policy must name for the style to apply.
  static final String SOURCES =
      "style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Hashes.sha256(TEXT.getBytes(StandardCharsets.UTF_8)))
          + "'";

  private EmbedStyle() {}
}
