package cortile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packed program, started as people start it.
final class JarIT {
  private static final String JAR = System.getProperty("cortile.jar", "target/cortile.jar");

  @Test
  void helpGoesToStandardOutputAndNothingElseIsSaid(@TempDir Path folder) throws Exception {
    var out = folder.resolve("out").toFile();
    var err = folder.resolve("err").toFile();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-jar", JAR, "--help")
            .redirectOutput(out)
            .redirectError(err)
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(out).content().startsWith("Usage: cortile");
    assertThat(err).isEmpty();
  }

  @Test
  void noSignatureOrModuleOfADependencyIsLeftInside() throws IOException {
    try (var jar = new JarFile(JAR)) {
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)|(.*/)?module-info\\.class"))
          .contains("META-INF/EUPL-1.2.txt");
      assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
          .isEqualTo("ALL-UNNAMED");
    }
  }
}
