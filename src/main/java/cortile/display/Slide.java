package cortile.display;

/// One page of a programme, as far as its rules go.
///
/// @param named whether it names what its kind shows: a workshop's code, a budget, a text
/// @param surplus whether it also names what its kind does not show
record Slide(String id, Kind kind, boolean named, boolean surplus) {
  /// What a slide shows, and the member that names it. A further room adds its kinds here, in the
  /// contract, and in `slides.ts` of the page.
  enum Kind {
    WORKSHOP("code"),
    TURNOUT("budget"),
    RESULTS("budget"),
    MESSAGE("text"),
    CLOCK("");

    private final String member;

    Kind(String member) {
      this.member = member;
    }

    /// The member that such a slide must have, of those that name something; empty for none.
    String member() {
      return member;
    }
  }
}
