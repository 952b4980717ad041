package cortile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortile.budgets.count.pb.PbException;
import cortile.budgets.count.pb.PbReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PbFilesTest {
  private static final String TEXT =
      """
      META
      key;value
      description;però
      budget;10
      vote_type;approval
      PROJECTS
      project_id;cost
      a;3
      VOTES
      voter_id;vote
      1;a
      """;

  @TempDir private Path folder;

  @Test
  void aPackedFileReadsLikeAPlainOne() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain.pb"), TEXT);
    Path packed = folder.resolve("packed.pb.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream a = PbFiles.open(plain);
        InputStream b = PbFiles.open(packed)) {
      assertThat(PbReader.readAll(b)).isEqualTo(PbReader.readAll(a));
    }
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws IOException {
    Path file = folder.resolve("latin1.pb");
    Files.write(file, TEXT.getBytes(StandardCharsets.ISO_8859_1));
    try (InputStream in = PbFiles.open(file)) {
      assertThatThrownBy(() -> PbReader.readAll(in)).isInstanceOf(PbException.class);
    }
  }

  @Test
  void anEmptyFileIsAnErrorOfTheFormat() throws IOException {
    try (InputStream in = PbFiles.open(Files.createFile(folder.resolve("empty.pb")))) {
      assertThatThrownBy(() -> PbReader.readAll(in))
          .isInstanceOf(PbException.class)
          .hasMessageStartingWith("line 1, META: ");
    }
  }
}
