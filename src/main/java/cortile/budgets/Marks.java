package cortile.budgets;

import java.util.List;

/// A ballot as it is stored and counted: numbers of projects within their budget, in one canonical
/// order, so that equal ballots are equal marks. A ranking keeps its order; other papers are sorted
/// by number.
///
/// @param points one for each number on a points paper, else empty
/// @param weight the score of the first place on a ranking (places below lose one each), else 0
public record Marks(List<Integer> numbers, List<Long> points, int weight) {
  public Marks {
    numbers = List.copyOf(numbers);
    points = List.copyOf(points);
  }
}
