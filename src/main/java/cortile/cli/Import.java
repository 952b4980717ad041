package cortile.cli;

import cortile.budgets.count.pb.PbHeader;
import java.time.Duration;
import java.time.InstantSource;

/// Brings META and PROJECTS of a `.pb` file into a server as a new budget. Either the whole of it
/// is there afterwards, or the name is free again.
record Import(Budgets budgets, InstantSource clock) {
  /// How long an imported vote stays open.
  static final Duration OPEN = Duration.ofDays(30);

  /// Creates the budget.
  ///
  /// @param open opens the vote at once, else it stays a draft
  void run(PbHeader header, String slug, String tally, boolean open) throws CommandFailure {
    if (budgets.find(slug).isPresent()) throw new Budgets.SlugTaken(slug);
    budgets.create(PbDraft.budget(header, slug, tally));
    var undo = new OnInterrupt(() -> undo(slug));
    var done = false;
    try {
      budgets.projects(slug, PbDraft.projects(header));
      if (open) budgets.open(slug, clock.instant().plus(OPEN));
      done = true;
    } finally {
      if (undo.cancel() && !done) undo(slug);
    }
  }

  private void undo(String slug) {
    try {
      budgets.delete(slug);
    } catch (CommandFailure _) {
      System.err.println("The unfinished draft “" + slug + "” could not be deleted.");
    }
  }
}
