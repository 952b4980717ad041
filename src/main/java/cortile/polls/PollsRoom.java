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
  private final CountdownJob countdown;
  private final DoorRoom door;

  /// Needs [AnswerVerticle] to run on the same Vertx. One instance serves all event loops.
  public PollsRoom(Vertx vertx, Db db, Devices devices, byte[] signingKey) {
    this.vertx = vertx;
    this.db = db;
    led = new LedRoom(db);
    countdown = new CountdownJob(db);
    door = new DoorRoom(db, devices, signingKey);
  }

  /// Binds the operations of `openapi/polls.yaml`.
  public void bind(Api api) {
    var leading = new LeadRoutes(door);
    new WorkshopRoutes(leading, new WorkshopsRoom(db, led)).bind(api);
    new MemberRoutes(
            leading, new MembersRoom(db, led, door.keys()), new PapersRoom(led, door.keys()))
        .bind(api);
    var rounds = new RoundsRoom(led);
    new QuestionRoutes(leading, new QuestionsRoom(led), rounds).bind(api);
    new RoundRoutes(leading, rounds, new HandsRoom(rounds), new ModerationRoom(led)).bind(api);
    new ExportRoutes(vertx, led).bind(api);
    new AnswerRoutes(new AnswersRoom(vertx, db, door)).bind(api);
  }

  /// Declares the views.
  public void declare(Feed feed) {
    ViewsRoom.declare(feed, db);
  }

  /// Closes rounds whose time is over. Harmless on several nodes at once.
  public Future<Void> tick() {
    return countdown.tick();
  }

  /// Writes down how many were refused at this node's doors.
  public Future<Void> tellRefused() {
    return door.tick();
  }
}
