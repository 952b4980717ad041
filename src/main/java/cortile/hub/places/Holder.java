package cortile.hub.places;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// For whom something is reserved.
///
/// @param organisation slug; its quotas count then, not the person's
record Holder(@Nullable String organisation, @Nullable String subject, @Nullable String email) {
  /// With the address as addresses are compared.
  static Holder of(
      @Nullable String organisation, @Nullable String subject, @Nullable String email) {
    return new Holder(
        organisation, subject, email == null ? null : email.strip().toLowerCase(Locale.ROOT));
  }

  /// Under which quotas are locked.
  List<String> names() {
    return organisation != null
        ? List.of("hub organisation " + organisation)
        : Stream.of(
                subject == null ? "" : "hub person " + subject,
                email == null ? "" : "hub mail " + email)
            .filter(Predicate.not(String::isEmpty))
            .toList();
  }
}
