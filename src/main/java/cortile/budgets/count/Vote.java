package cortile.budgets.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What one ballot says, without who said it. A ballot without projects is legal: it counts in the
/// turnout only.
///
/// Projects are named by id. A project named twice counts once: at its first place, with its last
/// points.
public sealed interface Vote {
  /// The projects that the ballot names, each once.
  List<String> projects();

  /// A set of projects; their order says nothing, it is only kept.
  record Approval(List<String> projects) implements Vote {
    public Approval {
      projects = once(projects);
    }
  }

  /// Points for projects, in parallel lists. A named project may have 0 points.
  record Points(List<String> projects, List<BigDecimal> points) implements Vote {
    /// Drops repeated projects.
    ///
    /// @throws IllegalArgumentException if the lists differ in length or points are below 0
    public Points {
      if (projects.size() != points.size()) {
        throw new IllegalArgumentException(
            points.size() + " points for " + projects.size() + " projects");
      }
      for (BigDecimal each : points) {
        if (each.signum() < 0) throw new IllegalArgumentException("points below 0: " + each);
      }
      var last = new LinkedHashMap<String, BigDecimal>();
      for (int i = 0; i < projects.size(); i++) last.put(projects.get(i), points.get(i));
      projects = List.copyOf(last.keySet());
      points = List.copyOf(last.values());
    }

    /// The points of a map, in its order.
    public static Points of(Map<String, BigDecimal> points) {
      return new Points(new ArrayList<>(points.keySet()), new ArrayList<>(points.values()));
    }
  }

  /// Projects in order, best first; it may cover only some of the election's projects.
  record Ranking(List<String> projects) implements Vote {
    public Ranking {
      projects = once(projects);
    }
  }

  private static List<String> once(List<String> ids) {
    return ids.size() < 2 ? List.copyOf(ids) : List.copyOf(new LinkedHashSet<>(ids));
  }
}
