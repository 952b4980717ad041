package cortile.polls;

import cortile.feed.Audience;
import cortile.feed.Feed;
import cortile.kit.Db;
import cortile.kit.Tx;
import java.time.Duration;

/// The views of the workshops, and which change touches which of them.
final class ViewsRoom {
  private static final String CODE = "code";
  private static final Duration LIVE = Duration.ofMillis(20);
  private static final Duration DESK = Duration.ofMillis(100);

  private ViewsRoom() {}

  static void declare(Feed feed, Db db) {
    feed.view(
            "polls/{code}",
            Audience.PUBLIC,
            LIVE,
            (tx, parameters) -> ViewsStore.phones(tx, parameters.getOrDefault(CODE, "")))
        .view(
            "polls/{code}/results",
            Audience.PUBLIC,
            LIVE,
            (tx, parameters) -> ViewsStore.results(tx, parameters.getOrDefault(CODE, "")))
        .view(
            "polls/{code}/wall",
            Audience.PUBLIC,
            LIVE,
            (tx, parameters) -> WallStore.wall(tx, parameters.getOrDefault(CODE, "")))
        .view(
            "polls/{code}/desk",
            new Audience.Rule((who, parameters) ->
                who.isEmpty()
                    ? io.vertx.core.Future.succeededFuture(false)
                    : MembersStore.isMember(
                        db, parameters.getOrDefault(CODE, ""), who.get().subject())),
            DESK,
            (tx, parameters) -> DeskStore.desk(tx, parameters.getOrDefault(CODE, "")));
  }

  /// A facilitator changed what everybody sees.
  static void changed(Tx tx, String code) {
    tx.touch("polls/" + code);
    tx.touch("polls/" + code + "/results");
    tx.touch("polls/" + code + "/wall");
    tx.touch("polls/" + code + "/desk");
  }

  /// Somebody said something. Phones learn of it only where results are revealed: even the number
  /// of a version would tell.
  ///
  /// @param onWall it is of the question on the wall, and the wall is not frozen
  static void answered(Tx tx, String code, boolean revealed, boolean onWall) {
    if (revealed) {
      tx.touch("polls/" + code + "/results");
    }
    if (onWall) {
      tx.touch("polls/" + code + "/wall");
    }
    tx.touch("polls/" + code + "/desk");
  }

  /// A moderator let something be seen or took it away; what is taken away goes from a frozen wall
  /// too.
  static void moderated(Tx tx, String code, boolean revealed, boolean frozen) {
    if (revealed) {
      tx.touch("polls/" + code + "/results");
    }
    if (revealed || frozen) {
      tx.touch("polls/" + code + "/wall");
    }
    tx.touch("polls/" + code + "/desk");
  }

  /// Something that only those who lead see.
  static void desk(Tx tx, String code) {
    tx.touch("polls/" + code + "/desk");
  }

  /// Somebody came in.
  static void joined(Tx tx, String code, boolean frozen) {
    if (!frozen) {
      tx.touch("polls/" + code + "/wall");
    }
    tx.touch("polls/" + code + "/desk");
  }
}
