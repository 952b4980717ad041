package cortile.display;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the contract's schema can't say of a programme.
final class ProgrammeRules {
  private ProgrammeRules() {}

  /// A place that is wrong.
  ///
  /// @param pointer into the programme's document (RFC 6901)
  /// @param key of the text that says why
  record Broken(String pointer, String key) {}

  /// All places that are wrong; none if the programme can be shown.
  static List<Broken> broken(List<Slide> slides) {
    var broken = new ArrayList<Broken>();
    var ids = new HashSet<String>();
    for (var i = 0; i < slides.size(); i++) {
      var slide = slides.get(i);
      var at = "/slides/" + i;
      if (!ids.add(slide.id())) {
        broken.add(new Broken(at + "/id", "slide-twice"));
      }
      slide
          .missing()
          .forEach(each -> broken.add(new Broken(at + "/" + each, "slide-names-nothing")));
      if (slide.surplus()) {
        broken.add(new Broken(at, "slide-names-more"));
      }
    }
    return List.copyOf(broken);
  }
}
