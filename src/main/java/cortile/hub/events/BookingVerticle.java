package cortile.hub.events;

import cortile.kit.CommitVerticle;
import cortile.kit.Db;
import cortile.kit.Tx;
import cortile.kit.Writer;
import io.vertx.core.Future;
import java.util.List;

/// The one writer of bookings on this node.
public final class BookingVerticle extends CommitVerticle<Order, Verdict> {
  /// The way to it.
  static final Writer<Order, Verdict> WRITER = new Writer<>("bookings", Order.class, Verdict.class);

  private final SeatingRoom seating;

  BookingVerticle(Db db, SeatingRoom seating) {
    super(WRITER, db);
    this.seating = seating;
  }

  // A request that is said again at once waits for the batch after the first one's.
  @Override
  public Object key(Order order) {
    return switch (order) {
      case Order.Book book -> book.request().key();
      case Order.Promote promote -> "promote " + promote.event();
      case Order.Draw draw -> "draw " + draw.event();
      case Order.Change change -> change.booking();
      case Order.Leave leave -> leave.booking();
      case Order.Claim claim -> claim.booking();
      case Order.Expire expire -> expire.booking();
      case Order.Release release -> release.booking();
    };
  }

  @Override
  public Future<List<Verdict>> write(Tx tx, List<Order> orders) {
    return seating.write(tx, orders);
  }
}
