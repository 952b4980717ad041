package cortile.kit.web;

import cortile.kit.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All files of the web pages, read once from the folder `webroot` of the program: a request can
/// only ask for what is in here.
public final class WebRoot {
  private final Map<String, Page> pages;

  private WebRoot(Map<String, Page> pages) {
    this.pages = pages;
  }

  /// Reads them all; none if the program was built without them. Blocks.
  public static WebRoot read() {
    var folder = WebRoot.class.getResource("/webroot");
    if (folder == null) {
      return new WebRoot(Map.of());
    }
    try {
      if (!(folder.openConnection() instanceof JarURLConnection jar)) {
        return in(Path.of(folder.toURI()));
      }
      try (var files = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
        return in(files.getPath("/webroot"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads the files of a folder.
  static WebRoot in(Path folder) throws IOException {
    return new WebRoot(read(folder));
  }

  private static Map<String, Page> read(Path folder) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        var name = "/" + folder.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(path));
      }
    }
    var pages = new TreeMap<String, Page>();
    files.forEach((name, plain) -> {
      if (!name.endsWith(".br") && !name.endsWith(".gz")) {
        pages.put(name, Page.of(name, plain, files.get(name + ".gz"), files.get(name + ".br")));
      }
    });
    return pages;
  }

  /// The file at a path; for the address of a page, the document of the application that the page
  /// belongs to.
  Optional<Page> find(String path) {
    var file = pages.get(path);
    if (file != null) {
      return Optional.of(file);
    }
    // Only files lie here; a page's address may hold dots, as a project's id may.
    return path.startsWith("/assets/") || (path.indexOf('/', 1) < 0 && path.contains("."))
        ? Optional.empty()
        : Optional.ofNullable(document(path));
  }

  /// The text of the document at the address of a page; empty if the program was built without.
  public Optional<String> html(String path) {
    return find(path)
        .filter(page -> page.path().endsWith(".html"))
        .map(page -> page.plain().toString(StandardCharsets.UTF_8));
  }

  private @Nullable Page document(String path) {
    var end = path.indexOf('/', 1);
    var first = end < 0 ? path : path.substring(0, end);
    var own = pages.get(first + "/index.html");
    return own == null ? pages.get("/index.html") : own;
  }

  /// Changes with every change of a file.
  public String tag() {
    var all = new StringBuilder();
    pages.forEach((path, page) -> all.append(path).append(' ').append(page.tag()).append('\n'));
    return Hashes.hex(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }
}
