package cortile.cli;

import cortile.budgets.count.Vote;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Simulated residents of the demonstration: each call draws one person and the ballot that they
/// fill in.
///
/// A person lives near some project, likes one theme or two, minds cost more or less, and hears
/// what others talk about. What they think of a project is the sum of
///
/// * popularity: one number per project, the same for everybody;
/// * taste: one number per theme, their own, raised for a favourite theme;
/// * closeness: up to 1.5, fading with the distance from home (1/e at 500 m);
/// * cost: up to −1.2 for the dearest project, times how much they mind;
/// * mood: noise.
///
/// They name projects from the best down, as many as they have patience for and the ballot paper
/// allows. The shape is made up so that a demonstration looks alive (leaders, a long tail, areas
/// that differ); it is no model of real opinion. Equal seeds give equal residents. Not for several
/// threads.
public final class PreferenceModel {
  /// What residents look at. Places are in degrees (WGS 84).
  public record Project(
      String id, BigDecimal cost, String theme, double latitude, double longitude) {}

  private record Opinion(Project project, double liking) {}

  private static final double METRES_PER_DEGREE = 111_320;
  private static final double FADING_METRES = 500;

  private final List<Project> projects;
  private final SimulatedPaper paper;
  private final RandomGenerator random;
  private final Map<String, Double> popularity = new HashMap<>();
  private final double dearest;

  /// A population that looks at these projects on this ballot paper.
  ///
  /// @param random the only source of chance, for example
  ///   `RandomGeneratorFactory.of("L64X128MixRandom").create(seed)`
  /// @throws IllegalArgumentException if there are no projects
  public PreferenceModel(List<Project> projects, SimulatedPaper paper, RandomGenerator random) {
    if (projects.isEmpty()) throw new IllegalArgumentException("no projects to choose from");
    this.projects = List.copyOf(projects);
    this.paper = paper;
    this.random = random;
    for (Project project : projects) popularity.put(project.id(), random.nextGaussian(0, 0.3));
    dearest = projects.stream().mapToDouble(each -> each.cost().doubleValue()).max().orElse(0);
  }

  /// The ballot of the next resident. It is legal on the paper, and names at least one project if
  /// any legal ballot does.
  public Vote next() {
    List<Project> liked = opinions().stream().map(Opinion::project).toList();
    return paper.fill(liked, random);
  }

  /// All projects with what the next resident thinks of them, best first.
  private List<Opinion> opinions() {
    Project home = projects.get(random.nextInt(projects.size()));
    double latitude = home.latitude() + random.nextGaussian(0, 0.002);
    double longitude = home.longitude() + random.nextGaussian(0, 0.002);
    double thrift = random.nextDouble();
    var tastes = new HashMap<String, Double>();
    for (Project project : projects) {
      tastes.computeIfAbsent(project.theme(), _ -> random.nextGaussian(0, 0.5));
    }
    for (int favourites = 1 + random.nextInt(2); favourites > 0; favourites--) {
      tastes.merge(projects.get(random.nextInt(projects.size())).theme(), 1.2, Double::sum);
    }
    return projects.stream()
        .map(project -> {
          double liking =
              popularity.getOrDefault(project.id(), 0.0)
                  + tastes.getOrDefault(project.theme(), 0.0)
                  + 1.5 * Math.exp(-metres(project, latitude, longitude) / FADING_METRES)
                  - 1.2 * thrift * share(project)
                  + random.nextGaussian(0, 0.4);
          return new Opinion(project, liking);
        })
        .sorted(
            Comparator.comparingDouble(Opinion::liking)
                .reversed()
                .thenComparing(opinion -> opinion.project().id()))
        .toList();
  }

  private double share(Project project) {
    return dearest == 0 ? 0 : project.cost().doubleValue() / dearest;
  }

  private static double metres(Project project, double latitude, double longitude) {
    double north = (project.latitude() - latitude) * METRES_PER_DEGREE;
    double east =
        (project.longitude() - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    return Math.hypot(north, east);
  }
}
