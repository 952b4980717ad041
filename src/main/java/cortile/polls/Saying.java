package cortile.polls;

import java.util.List;
import java.util.Optional;

/// What a participant does, as it goes to the one writer of a node.
public sealed interface Saying {
  /// The database's number of the workshop.
  long workshop();

  /// Under what the participant is stored.
  String key();

  /// Comes in.
  ///
  /// @param device a device, not a person who signed in
  /// @param nickname cleaned
  /// @param paper number of the paper token
  record Join(
      long workshop, String key, boolean device, Optional<String> nickname, Optional<Integer> paper)
      implements Saying {}

  /// Answers a question.
  ///
  /// @param question the database's number
  /// @param id the client's name for it
  /// @param replaces the revision that this replaces; empty for any
  /// @param version of the question by which it was judged
  /// @param body the normal form as JSON
  /// @param text of an open text; empty else
  record Give(
      long workshop,
      String key,
      long question,
      int round,
      String id,
      Optional<Integer> replaces,
      int version,
      String body,
      List<Long> items,
      List<Long> weights,
      List<Judgement.Word> words,
      String text)
      implements Saying {}

  /// Asks a question from the room.
  ///
  /// @param id the client's name for it
  record Ask(long workshop, String key, long question, int round, String id, String text, int most)
      implements Saying {}

  /// Votes for a question from the room, or takes the vote back.
  record Vote(long workshop, String key, long question, int round, long entry, boolean on)
      implements Saying {}
}
