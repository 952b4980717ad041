package cortile.hub.post;

import java.util.List;

/// What a person decides about a mail.
enum Decision {
  /// Send it once more, under the same Message-ID.
  AGAIN("waiting", "uncertain", "failed", "dropped"),
  /// It did arrive, or was handed over in another way.
  ARRIVED("sent", "uncertain", "failed", "waiting"),
  /// Give it up.
  DROP("dropped", "uncertain", "failed", "waiting");

  private final String to;
  private final String from;

  Decision(String to, String... from) {
    this.to = to;
    this.from = String.join(" ", from);
  }

  /// The state that it leads to.
  String to() {
    return to;
  }

  /// The states in which it makes sense.
  List<String> from() {
    return List.of(from.split(" ", -1));
  }
}
