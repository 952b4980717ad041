package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A source file is read in two screens; none needs more than seven.
final class SourceSizeTest {
  private static final int MOST_LINES = 350;
  private static final int MEDIAN_JAVA_LINES = 80;
  private static final int NINE_OF_TEN_JAVA_LINES = 200;

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Set<Path> NOT_OURS =
      Set.of(ROOT.resolve(".git"), ROOT.resolve("target"), ROOT.resolve("data"));
  private static final Set<String> MADE = Set.of("node_modules", "dist");
  private static final List<String> ENDINGS = List.of(".java", ".ts", ".svelte", ".sql", ".mjs");

  private static final Map<Path, Integer> LINES = new TreeMap<>();

  @BeforeAll
  static void countLines() throws IOException {
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder) || MADE.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var name = file.getFileName().toString();
            if (ENDINGS.stream().anyMatch(name::endsWith) && !name.endsWith(".gen.ts")) {
              LINES.put(file, Files.readAllLines(file).size());
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void noSourceFileIsLong() {
    var tooLong = new TreeMap<>(LINES);
    tooLong.values().removeIf(lines -> lines <= MOST_LINES);
    assertThat(tooLong).isEmpty();
  }

  @Test
  void mostJavaFilesAreShort() {
    var java =
        LINES.entrySet().stream()
            .filter(file -> file.getKey().toString().endsWith(".java"))
            .map(Map.Entry::getValue)
            .sorted()
            .toList();
    assertThat(java.get(java.size() / 2)).as("median").isLessThanOrEqualTo(MEDIAN_JAVA_LINES);
    assertThat(java.get(java.size() * 9 / 10))
        .as("nine of ten")
        .isLessThanOrEqualTo(NINE_OF_TEN_JAVA_LINES);
  }
}
