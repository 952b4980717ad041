package cortile.budgets.count.pb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All of an election but its votes.
///
/// @param columns header of PROJECTS in file order, `project_id` and `cost` included
/// @param projects in file order, ids unique
public record PbHeader(PbMeta meta, List<String> columns, List<PbProject> projects) {
  /// Checks that the parts agree.
  ///
  /// @throws IllegalArgumentException if an id comes twice, a project has a column that `columns`
  ///   lacks, or `num_projects` says another number
  public PbHeader {
    columns = List.copyOf(columns);
    projects = List.copyOf(projects);
    var names = new HashSet<>(columns);
    if (names.size() < columns.size()) throw new IllegalArgumentException("a column comes twice");
    if (!names.containsAll(Set.of(PbProject.ID, PbProject.COST))) {
      throw new IllegalArgumentException("project_id and cost are needed");
    }
    var ids = new HashSet<String>();
    for (PbProject project : projects) {
      if (!ids.add(project.id())) {
        throw new IllegalArgumentException("project " + project.id() + " comes twice");
      }
      if (!names.containsAll(project.columns().keySet())) {
        throw new IllegalArgumentException("project " + project.id() + " has unknown columns");
      }
    }
    if (meta.numProjects().orElse(projects.size()) != projects.size()) {
      throw new IllegalArgumentException("num_projects is not " + projects.size());
    }
  }

  /// A header for projects made here: the columns are those that any project has, in order of first
  /// use.
  public static PbHeader of(PbMeta meta, List<PbProject> projects) {
    var columns = new LinkedHashSet<>(List.of(PbProject.ID, PbProject.COST));
    for (PbProject project : projects) columns.addAll(project.columns().keySet());
    return new PbHeader(meta, new ArrayList<>(columns), projects);
  }

  /// Project ids in file order.
  public List<String> ids() {
    return projects.stream().map(PbProject::id).toList();
  }

  /// L of the rank points L − position: `max_length`, or the number of projects where the file is
  /// silent.
  public int rankLength() {
    return meta.maxLength().orElse(projects.size());
  }
}
