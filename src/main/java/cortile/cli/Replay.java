package cortile.cli;

import cortile.budgets.count.pb.PbReader;
import cortile.budgets.count.pb.PbVote;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Casts the ballots of a file one after the other at a given pace. The voters are named after the
/// budget and the file's pseudonyms, so that a repetition meets its own ballots and changes
/// nothing.
record Replay(Caster caster, String slug, Rate rate) {
  /// Sends every ballot and waits until the last one is decided.
  void run(PbReader file) throws CommandFailure, IOException, InterruptedException {
    long begun = System.nanoTime();
    long number = 0;
    for (PbVote next = file.next(); next != null; next = file.next()) {
      if (Thread.interrupted()) throw new InterruptedException();
      String voter = "pb:" + slug + ":" + next.voterId();
      if (rate.perSecond().isEmpty()) {
        caster.cast(voter, next.vote());
      } else {
        long intended = begun + rate.nanos(number++);
        TimeUnit.NANOSECONDS.sleep(intended - System.nanoTime());
        caster.cast(voter, next.vote(), intended);
      }
    }
    caster.finish();
  }
}
