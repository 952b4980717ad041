package cortile.polls;

import cortile.polls.Judgement.Broken;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the parts of a question contradict each other, beyond what the contract's schema can say;
/// and what is stored of them.
final class QuestionDraft {
  private static final int CLOUD_ENTRIES = 3;
  private static final int ASKS = 5;
  private static final long POINTS = 10;

  private QuestionDraft() {}

  /// What is wrong with a question; empty if it may be stored.
  static List<Broken> broken(Map<String, Object> draft) {
    var broken = new ArrayList<Broken>();
    var kind = Kind.of(String.valueOf(draft.get("kind")));
    options(kind, list(draft.get("options")), broken);
    var options = list(draft.get("options")).size();
    if (kind == Kind.MULTIPLE || kind == Kind.RANKING) {
      var max = number(draft.get("max"), options);
      if (max > options) {
        broken.add(Broken.of("/max", "poll-max-options", max, options));
      }
      if (number(draft.get("min"), 1) > max) {
        broken.add(Broken.of("/min", "poll-min-max", number(draft.get("min"), 1), max));
      }
    } else {
      foreign(draft, "min", kind, broken);
      foreign(draft, "max", kind, broken);
    }
    only(draft, "points", kind, kind == Kind.POINTS, broken);
    only(draft, "scale", kind, kind == Kind.RATING, broken);
    only(draft, "entries", kind, kind == Kind.WORDCLOUD || kind == Kind.QA, broken);
    only(draft, "range", kind, kind == Kind.NUMBER, broken);
    only(draft, "unit", kind, kind == Kind.NUMBER, broken);
    if (kind == Kind.WORDCLOUD && number(draft.get("entries"), 1) > CLOUD_ENTRIES) {
      broken.add(Broken.of("/entries", "poll-cloud-entries", CLOUD_ENTRIES));
    }
    var range = map(draft.get("range"));
    if (kind == Kind.NUMBER && number(range.get("min"), 0) >= number(range.get("max"), 1)) {
      broken.add(Broken.of("/range/max", "poll-range"));
    }
    return broken;
  }

  /// The members that belong to the kind, with what is usual where they are missing.
  static Map<String, Object> rules(Map<String, Object> draft) {
    var rules = new LinkedHashMap<String, Object>();
    var options = list(draft.get("options")).size();
    switch (Kind.of(String.valueOf(draft.get("kind")))) {
      case MULTIPLE, RANKING -> {
        rules.put("min", number(draft.get("min"), 1));
        rules.put("max", number(draft.get("max"), options));
      }
      case POINTS -> rules.put("points", number(draft.get("points"), POINTS));
      case RATING ->
          rules.put(
              "scale", Objects.requireNonNullElse(draft.get("scale"), Map.of("min", 1, "max", 5)));
      case WORDCLOUD -> rules.put("entries", number(draft.get("entries"), CLOUD_ENTRIES));
      case QA -> rules.put("entries", number(draft.get("entries"), ASKS));
      case NUMBER -> {
        rules.put(
            "range", Objects.requireNonNullElse(draft.get("range"), Map.of("min", 0, "max", 100)));
        if (draft.get("unit") != null) {
          rules.put("unit", draft.get("unit"));
        }
      }
      case SINGLE, TEXT -> {}
    }
    return rules;
  }

  private static void options(Kind kind, List<?> options, List<Broken> broken) {
    if (kind.hasOptions() && options.size() < 2) {
      broken.add(Broken.of("/options", "poll-few-options"));
    }
    if (!kind.hasOptions() && !options.isEmpty()) {
      broken.add(Broken.of("/options", "poll-not-for-kind", kind.wire()));
    }
    var seen = new HashSet<Object>();
    for (var i = 0; i < options.size(); i++) {
      var id = map(options.get(i)).get("id");
      if (id != null && !seen.add(id)) {
        broken.add(Broken.of("/options/" + i + "/id", "poll-repeated-option", id));
      }
    }
  }

  private static void only(
      Map<String, Object> draft, String member, Kind kind, boolean fits, List<Broken> broken) {
    if (!fits) {
      foreign(draft, member, kind, broken);
    }
  }

  private static void foreign(
      Map<String, Object> draft, String member, Kind kind, List<Broken> broken) {
    if (draft.get(member) != null) {
      broken.add(Broken.of("/" + member, "poll-not-for-kind", kind.wire()));
    }
  }

  private static long number(@Nullable Object value, long missing) {
    return value instanceof Number number ? number.longValue() : missing;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
