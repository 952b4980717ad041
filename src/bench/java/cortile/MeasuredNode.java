package cortile;

import cortile.budgets.OneByOneVerticle;
import java.nio.file.Path;

/// A node to be measured, in a process of its own: `MeasuredNode DATA [one-by-one]`. Says its port
/// on a line when it is ready.
public final class MeasuredNode {
  private MeasuredNode() {}

  public static void main(String[] args) {
    var config = Config.local(Path.of(args[0]), null);
    var app =
        args.length > 1
            ? new App(config, pools -> new OneByOneVerticle(pools.rooms()))
            : new App(config);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> app.stop().await()));
    app.start().await();
    System.out.println(app.port());
  }
}
