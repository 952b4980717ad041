package cortile.budgets.count.pb;

import cortile.budgets.count.Vote;
import cortile.budgets.count.VoteType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a `.pb` election as a stream; [PbReader] reads back exactly what was written.
///
/// VOTES gets the columns `voter_id`, `vote` and, for votes with points, `points`: no personal
/// column can be written. Lines end with LF. The order of the votes is the caller's: it must not
/// tell who voted when.
public final class PbWriter {
  private final Appendable out;
  private final PbHeader header;
  private final Set<String> ids;
  private int written;

  /// Writes META, PROJECTS and the header line of VOTES.
  ///
  /// @throws IllegalArgumentException if META lacks `num_projects` or `num_votes`
  public PbWriter(Appendable out, PbHeader header) throws IOException {
    PbMeta meta = header.meta();
    if (meta.numProjects().isEmpty() || meta.numVotes().isEmpty()) {
      throw new IllegalArgumentException("META needs num_projects and num_votes");
    }
    this.out = out;
    this.header = header;
    ids = new HashSet<>(header.ids());
    row("META");
    row("key", "value");
    for (Map.Entry<String, String> entry : meta.entries().entrySet()) {
      row(entry.getKey(), entry.getValue());
    }
    row("PROJECTS");
    row(header.columns().toArray(String[]::new));
    for (PbProject project : header.projects()) {
      row(header.columns().stream().map(name -> value(project, name)).toArray(String[]::new));
    }
    row("VOTES");
    if (meta.voteType().hasPoints()) row("voter_id", "vote", "points");
    else row("voter_id", "vote");
  }

  /// Writes a whole election.
  public static void writeAll(Appendable out, PbElection election) throws IOException {
    var writer = new PbWriter(out, election.header());
    for (PbVote vote : election.votes()) writer.write(vote);
    writer.finish();
  }

  /// Writes one vote.
  ///
  /// @throws IllegalArgumentException if it isn't of the election's vote type or names an unknown
  ///   project
  public void write(PbVote vote) throws IOException {
    if (!ids.containsAll(vote.vote().projects())) {
      throw new IllegalArgumentException("a vote names an unknown project");
    }
    if (!voterId(vote.voterId())) {
      throw new IllegalArgumentException(PbText.excerpt(vote.voterId()) + " is not a voter id");
    }
    if (!fits(vote.vote(), header.meta().voteType())) {
      throw new IllegalArgumentException("not a vote of type " + header.meta().voteType().key());
    }
    String projects = String.join(",", vote.vote().projects());
    switch (vote.vote()) {
      case Vote.Approval _, Vote.Ranking _ -> row(vote.voterId(), projects);
      case Vote.Points(_, List<BigDecimal> points) ->
          row(
              vote.voterId(),
              projects,
              String.join(",", points.stream().map(PbNumber::text).toList()));
    }
    written++;
  }

  /// To call after the last vote. Neither flushes nor closes the output.
  ///
  /// @throws IllegalStateException if `num_votes` is not the number of votes written
  public void finish() {
    int expected = header.meta().numVotes().orElseThrow();
    if (written != expected) {
      throw new IllegalStateException(written + " votes written, num_votes says " + expected);
    }
  }

  // A row of nothing but a section's name would read as the section's beginning.
  private static boolean voterId(String id) {
    return id.equals(PbText.strip(id)) && !PbText.absent(id) && PbTable.section(id) == null;
  }

  private static boolean fits(Vote vote, VoteType type) {
    return switch (type) {
      case APPROVAL, CHOOSE_1 -> vote instanceof Vote.Approval;
      case CUMULATIVE, SCORING -> vote instanceof Vote.Points;
      case ORDINAL -> vote instanceof Vote.Ranking;
    };
  }

  private static String value(PbProject project, String column) {
    return switch (column) {
      case PbProject.ID -> project.id();
      case PbProject.COST -> PbNumber.text(project.cost());
      default -> project.text(column).orElse("");
    };
  }

  private void row(String... fields) throws IOException {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) out.append(';');
      out.append(quoted(fields[i]));
    }
    out.append('\n');
  }

  private static String quoted(String field) {
    for (int i = 0; i < field.length(); i++) {
      switch (field.charAt(i)) {
        case ';', '"', '\n' -> {
          return '"' + field.replace("\"", "\"\"") + '"';
        }
        default -> {}
      }
    }
    return field;
  }
}
