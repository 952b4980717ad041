import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Runs google-java-format over every Java file of a folder in one JVM.
///
/// `check FOLDER` names the files that differ and fails; `write FOLDER` rewrites them.
void main(String[] args) throws Exception {
  var check = args[0].equals("check");
  var mode = check ? Stream.of("--dry-run", "--set-exit-if-changed") : Stream.of("--replace");
  String[] arguments;
  try (var files = Files.walk(Path.of(args[1]))) {
    var sources = files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted();
    arguments = Stream.concat(mode, sources).toArray(String[]::new);
  }
  var err = new PrintWriter(System.err, true);
  var exit = new Main(err, err, System.in).format(arguments);
  if (check && exit != 0) {
    err.println("These Java files are not formatted as agreed; `mvn -Pformat` puts them right.");
  }
  System.exit(exit);
}
