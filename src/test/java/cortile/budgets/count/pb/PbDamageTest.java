package cortile.budgets.count.pb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of damage is an error that names the line and the field.
final class PbDamageTest {
  @ParameterizedTest(name = "{0} → {1}: line {2}, {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          META\\n                    | -                   | 1  | META
          key;value\\n               | -                   | 2  | key
          key;value                  | key;worth           | 2  | value
          key;value                  | key;value;value     | 2  | header
          num_projects;4             | num_projects;5      | 7  | num_projects
          num_projects;4             | num_projects;3      | 7  | num_projects
          num_projects;4             | num_projects;4.5    | 7  | num_projects
          num_votes;4                | num_votes;5         | 8  | num_votes
          num_votes;4                | num_votes;3         | 8  | num_votes
          budget;90                  | budget;-90          | 9  | budget
          budget;90                  | budget;9e9          | 9  | budget
          budget;90                  | budget;1.000,50     | 9  | budget
          budget;90\\n               | -                   | 13 | META
          currency;EUR               | budget;90           | 10 | budget
          currency;EUR               | currency;EUR;USD    | 10 | row
          currency;EUR               | ;EUR                | 10 | key
          vote_type;cumulative       | vote_type;dice      | 11 | vote_type
          vote_type;cumulative       | vote_type;None      | 14 | META
          rule;greedy                | rule;"greedy        | 12 | quotes
          rule;greedy                | rule;"gre"edy       | 12 | quotes
          max_sum_points;10          | max_sum_points;ten  | 13 | max_sum_points
          PROJECTS\\n                | -                   | 14 | row
          PROJECTS                   | VOTES               | 14 | PROJECTS
          cost;project_id            | price;project_id    | 15 | cost
          cost;project_id;name       | cost;project_id;    | 15 | header
          50;a;Paths                 | 5O;a;Paths          | 16 | cost
          50;a;Paths                 | ;a;Paths            | 16 | cost
          50;a;Paths                 | 50;;Paths           | 16 | project_id
          50;a;Paths                 | 50;b;Paths          | 17 | project_id
          50;a;Paths                 | 50;"a,e";Paths      | 16 | project_id
          50;a;Paths                 | 50;a;Paths;in;the;x | 16 | row
          VOTES                      | META                | 20 | VOTES
          sex;voter_id;points;vote   | sex;voter;points;vote    | 21 | voter_id
          sex;voter_id;points;vote   | sex;voter_id;score;vote  | 21 | points
          F;v1;5,5;a,b               | F;v1;5,5;a,z        | 22 | vote
          F;v1;5,5;a,b               | F;v1;5,5;a,,b       | 22 | vote
          F;v1;5,5;a,b               | F;v1;5;a,b          | 22 | points
          F;v1;5,5;a,b               | F;v1;5,-5;a,b       | 22 | points
          F;v1;5,5;a,b               | F;v1;5,five;a,b     | 22 | points
          F;v1;5,5;a,b               | F;;5,5;a,b          | 22 | voter_id
          F;v1;5,5;a,b               | F;v1;5,5            | 22 | row
          F;v1;5,5;a,b               | PROJECTS            | 22 | PROJECTS
          """)
  void damageIsNamed(String from, String to, int line, String field) throws IOException {
    String whole = PbFixtures.text("cumulative.pb");
    String damaged = whole.replace(from.replace("\\n", "\n"), to == null ? "" : to);
    assertThat(damaged).isNotEqualTo(whole);
    PbException error = catchThrowableOfType(PbException.class, () -> PbFixtures.read(damaged));
    assertThat(error).as(damaged).isNotNull();
    assertThat(error.getMessage()).startsWith("line " + line + ", " + field + ": ");
  }
}
