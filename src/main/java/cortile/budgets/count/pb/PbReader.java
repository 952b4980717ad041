package cortile.budgets.count.pb;

import cortile.budgets.count.Ballots;
import cortile.budgets.count.BallotsBuilder;
import cortile.budgets.count.Vote;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a `.pb` election as a stream: the header at once, then one vote at a time.
///
/// Memory is bounded by the header and the longest row, however long the file is. Only `voter_id`,
/// `vote` and `points` are read from VOTES; other columns are passed over without being kept.
/// Unpacking is the caller's matter; text must be UTF-8.
///
/// Every departure from the format is a [PbException]. The source for the format is Pabulib's
/// description and what its published files hold.
public final class PbReader implements Closeable {
  private final InputStream in;
  private final PbRows rows;
  private final PbTable table;
  private final PbHeader header;
  private final int votesLine;
  private final int voter;
  private final int vote;
  private final int points;

  /// Ballots share the header's id strings, so that a hundred thousand ballots stay small.
  private final Map<String, String> ids = new HashMap<>();

  private int read;

  /// Reads META, PROJECTS and the header line of VOTES. Closing this closes `in`; a failure here
  /// leaves it open.
  ///
  /// @throws PbException if they break the format
  public PbReader(InputStream in) throws IOException {
    this.in = in;
    rows = new PbRows(in);
    table = new PbTable(rows);
    var head = new PbHeaderReader(table);
    header = head.read();
    for (String id : header.ids()) ids.put(id, id);
    votesLine = head.lineOf("num_votes");
    table.enter(PbTable.Section.VOTES);
    voter = table.column("voter_id");
    vote = table.column("vote");
    points = header.meta().voteType().hasPoints() ? table.column("points") : -1;
  }

  /// The whole file, in memory once.
  public static PbElection readAll(InputStream in) throws IOException {
    var reader = new PbReader(in);
    var votes = new ArrayList<PbVote>();
    for (PbVote next = reader.next(); next != null; next = reader.next()) votes.add(next);
    return new PbElection(reader.header(), votes);
  }

  /// META and PROJECTS.
  public PbHeader header() {
    return header;
  }

  /// Line of the row read last, from 1.
  public int line() {
    return table.line();
  }

  /// The next vote in file order, or null after the last one.
  ///
  /// @throws PbException if the row breaks the format, or `num_votes` isn't the number of rows
  public @Nullable PbVote next() throws IOException {
    return advance() ? new PbVote(rows.text(voter), vote()) : null;
  }

  /// All votes that were not handed out yet, merged; much faster than one after the other.
  ///
  /// @throws PbException as [#next]
  public Ballots ballots() throws IOException {
    var builder = new BallotsBuilder(header.meta().voteType(), header.ids(), header.rankLength());
    var merging = new PbBallots(rows, header, builder, vote, points);
    while (advance()) {
      if (!merging.add()) {
        try {
          builder.add(vote());
        } catch (IllegalArgumentException uncountable) {
          throw table.error("points", PbHeaderReader.sentence(uncountable));
        }
      }
    }
    return builder.build();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean advance() throws IOException {
    int expected = header.meta().numVotes().orElse(Integer.MAX_VALUE);
    if (!table.advance()) {
      table.end();
      if (read < expected && header.meta().numVotes().isPresent()) {
        throw count(expected, String.valueOf(read));
      }
      return false;
    }
    if (read == expected) throw count(expected, "more");
    read++;
    if (absentVoter()) throw table.error("voter_id", "is missing");
    return true;
  }

  // Nearly always decided by the first character.
  private boolean absentVoter() {
    int first = rows.begin(voter) < rows.end(voter) ? rows.bytes()[rows.begin(voter)] : ' ';
    return (first <= ' ' || first == 'N') && PbText.absent(rows.text(voter));
  }

  private Vote vote() throws PbException {
    List<String> named = PbText.list(rows.text(vote));
    named.replaceAll(id -> ids.getOrDefault(id, id));
    for (String id : named) {
      if (!ids.containsKey(id)) {
        throw table.error("vote", PbText.excerpt(id) + " is not a project of this file");
      }
    }
    return switch (header.meta().voteType()) {
      case APPROVAL, CHOOSE_1 -> new Vote.Approval(named);
      case ORDINAL -> new Vote.Ranking(named);
      case CUMULATIVE, SCORING -> points(named, PbText.list(rows.text(points)));
    };
  }

  private Vote points(List<String> named, List<String> numbers) throws PbException {
    try {
      return new Vote.Points(named, numbers.stream().map(PbNumber::decimal).toList());
    } catch (IllegalArgumentException wrong) {
      throw table.error("points", PbHeaderReader.sentence(wrong));
    }
  }

  private PbException count(int expected, String found) {
    String problem = "META says " + expected + " votes, the file has " + found;
    return new PbException(votesLine, "num_votes", problem);
  }
}
