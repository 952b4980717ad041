package cortile.polls;

import cortile.polls.Judgement.Broken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds an answer against its question. Pure: the same question and answer always give the same
/// judgement.
public final class AnswerJudge {
  /// Characters of a word, of a text and of a question from the room, after cleaning.
  static final int WORD = 40;

  static final int TEXT = 500;
  static final int ASK = 300;
  static final int NICKNAME = 30;

  private AnswerJudge() {}

  /// Judges one answer.
  public static Judgement judge(QuestionRules rules, Given given) {
    return switch (given) {
      case Given.Choices(var ids) ->
          rules.kind() == Kind.SINGLE || rules.kind() == Kind.MULTIPLE
              ? choices(rules, ids)
              : otherKind(rules);
      case Given.Rating(var value) ->
          rules.kind() == Kind.RATING ? value(rules, given, value, "/rating") : otherKind(rules);
      case Given.Ranking(var ids) ->
          rules.kind() == Kind.RANKING ? ranking(rules, ids) : otherKind(rules);
      case Given.Points(var points) ->
          rules.kind() == Kind.POINTS ? points(rules, points) : otherKind(rules);
      case Given.Words(var words) ->
          rules.kind() == Kind.WORDCLOUD ? words(rules, words) : otherKind(rules);
      case Given.Free(var text) -> rules.kind() == Kind.TEXT ? free(text) : otherKind(rules);
      case Given.Amount(var value) ->
          rules.kind() == Kind.NUMBER ? value(rules, given, value, "/number") : otherKind(rules);
    };
  }

  /// What is wrong with a text after cleaning; empty if nothing.
  static List<Broken> wrong(String pointer, String clean, int most) {
    if (clean.isEmpty() || !Wording.says(clean)) {
      return List.of(Broken.of(pointer, "poll-text-empty"));
    }
    return Wording.length(clean) > most
        ? List.of(Broken.of(pointer, "poll-text-long", Wording.length(clean), most))
        : List.of();
  }

  private static Judgement choices(QuestionRules rules, List<String> ids) {
    var broken = known(rules, ids, "/choices");
    if (broken.isEmpty()) {
      limits(rules, ids.size(), "/choices", broken);
    }
    var sorted = ids.stream().sorted(Comparator.comparingLong(id -> number(rules, id))).toList();
    return broken.isEmpty()
        ? new Judgement.Fits(
            new Given.Choices(sorted),
            sorted.stream().map(id -> number(rules, id)).toList(),
            List.of(),
            List.of())
        : new Judgement.Breaks(broken);
  }

  private static Judgement ranking(QuestionRules rules, List<String> ids) {
    var broken = known(rules, ids, "/ranking");
    if (broken.isEmpty()) {
      limits(rules, ids.size(), "/ranking", broken);
    }
    var places = new ArrayList<Long>();
    for (var i = 0; i < ids.size(); i++) {
      places.add((long) rules.options().size() - i);
    }
    return broken.isEmpty()
        ? new Judgement.Fits(
            new Given.Ranking(ids),
            ids.stream().map(id -> number(rules, id)).toList(),
            places,
            List.of())
        : new Judgement.Breaks(broken);
  }

  private static Judgement points(QuestionRules rules, Map<String, Long> points) {
    var broken = known(rules, List.copyOf(points.keySet()), "/points");
    var total = points.values().stream().mapToLong(Long::longValue).sum();
    if (broken.isEmpty() && total > rules.points()) {
      broken.add(Broken.of("/points", "poll-points-many", total, rules.points()));
    }
    if (broken.isEmpty() && total == 0) {
      broken.add(Broken.of("/points", "poll-points-none", rules.points()));
    }
    if (!broken.isEmpty()) {
      return new Judgement.Breaks(broken);
    }
    var byNumber = new TreeMap<Long, Map.Entry<String, Long>>();
    points.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .forEach(each -> byNumber.put(number(rules, each.getKey()), each));
    var normal = new LinkedHashMap<String, Long>();
    byNumber.values().forEach(each -> normal.put(each.getKey(), each.getValue()));
    return new Judgement.Fits(
        new Given.Points(normal),
        List.copyOf(byNumber.keySet()),
        List.copyOf(normal.values()),
        List.of());
  }

  private static Judgement value(QuestionRules rules, Given given, long value, String pointer) {
    return value < rules.least() || value > rules.most()
        ? new Judgement.Breaks(
            List.of(Broken.of(pointer, "poll-out-of-range", value, rules.least(), rules.most())))
        : new Judgement.Fits(given, List.of(value), List.of(), List.of());
  }

  private static Judgement words(QuestionRules rules, List<String> typed) {
    var broken = new ArrayList<Broken>();
    var words = new LinkedHashMap<String, String>();
    for (var i = 0; i < typed.size(); i++) {
      var clean = Wording.clean(typed.get(i));
      var wrong = wrong("/words/" + i, clean, WORD);
      broken.addAll(wrong);
      if (wrong.isEmpty()) {
        words.putIfAbsent(WordFold.fold(clean), clean);
      }
    }
    if (broken.isEmpty() && words.isEmpty()) {
      broken.add(Broken.of("/words", "poll-too-few", 0, 1));
    }
    if (broken.isEmpty() && typed.size() > rules.entries()) {
      broken.add(Broken.of("/words", "poll-too-many", typed.size(), rules.entries()));
    }
    return broken.isEmpty()
        ? new Judgement.Fits(
            new Given.Words(List.copyOf(words.values())),
            List.of(),
            List.of(),
            words.entrySet().stream()
                .map(word -> new Judgement.Word(word.getKey(), word.getValue()))
                .toList())
        : new Judgement.Breaks(broken);
  }

  private static Judgement free(String typed) {
    var clean = Wording.clean(typed);
    var broken = wrong("/text", clean, TEXT);
    return broken.isEmpty()
        ? new Judgement.Fits(new Given.Free(clean), List.of(), List.of(), List.of())
        : new Judgement.Breaks(broken);
  }

  private static List<Broken> known(QuestionRules rules, List<String> ids, String at) {
    var broken = new ArrayList<Broken>();
    var seen = new HashSet<String>();
    for (var i = 0; i < ids.size(); i++) {
      if (!rules.options().containsKey(ids.get(i))) {
        broken.add(Broken.of(place(at, ids, i), "poll-unknown-option", ids.get(i)));
      } else if (!seen.add(ids.get(i))) {
        broken.add(Broken.of(place(at, ids, i), "poll-repeated-option", ids.get(i)));
      }
    }
    return broken;
  }

  // Points lie under the ids themselves (RFC 6901, 3), the others in a list.
  private static String place(String at, List<String> ids, int index) {
    return at.equals("/points")
        ? at + "/" + ids.get(index).replace("~", "~0").replace("/", "~1")
        : at + "/" + index;
  }

  private static void limits(QuestionRules rules, int chosen, String at, List<Broken> broken) {
    if (chosen < rules.min()) {
      broken.add(Broken.of(at, "poll-too-few", chosen, rules.min()));
    }
    if (chosen > rules.max()) {
      broken.add(Broken.of(at, "poll-too-many", chosen, rules.max()));
    }
  }

  private static Judgement otherKind(QuestionRules rules) {
    return new Judgement.Breaks(List.of(Broken.of("", "poll-other-kind", rules.kind().wire())));
  }

  private static long number(QuestionRules rules, String id) {
    return rules.options().getOrDefault(id, 0);
  }
}
