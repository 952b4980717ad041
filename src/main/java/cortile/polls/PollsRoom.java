package cortile.polls;

import cortile.feed.Feed;
import cortile.identity.Devices;
import cortile.kit.Api;
import cortile.kit.Db;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/// The front door of the workshops: their operations, their views, and what they do by the clock.
public final class PollsRoom {
  /// The room's files in `openapi/`, `texts/` and `db/` carry this name.
  public static final String NAME = "polls";

  private final Vertx vertx;
  private final Db db;
  private final LedRoom led;
  private final RoundsRoom rounds;
  private final DoorRoom door;

  /// Needs [AnswerVerticle] to run on the same Vertx. One instance serves all event loops.
  public PollsRoom(Vertx vertx, Db db, Devices devices, byte[] signingKey) {
    this.vertx = vertx;
    this.db = db;
    led = new LedRoom(db);
    rounds = new RoundsRoom(db, led);
    door = new DoorRoom(db, devices, signingKey);
  }

  /// Binds the operations of `openapi/polls.yaml`.
  public void bind(Api api) {
    new LeadRoutes(
            door,
            new WorkshopsRoom(db, led),
            new MembersRoom(db, led, door.keys()),
            new QuestionsRoom(led),
            rounds,
            new ModerationRoom(led))
        .bind(api);
    new ExportRoutes(vertx, led).bind(api);
    new AnswerRoutes(new AnswersRoom(vertx, db, door)).bind(api);
  }

  /// Declares the views.
  public void declare(Feed feed) {
    ViewsRoom.declare(feed, db);
  }

  /// Closes rounds whose time is over. Harmless on several nodes at once.
  public Future<Void> tick() {
    return rounds.tick();
  }

  /// Writes down how many were refused at this node's doors.
  public Future<Void> tellRefused() {
    return door.tick();
  }
}
