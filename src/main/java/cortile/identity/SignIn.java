package cortile.identity;

import cortile.kit.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How somebody asks to be let in: one way at a time.
sealed interface SignIn {
  /// By a code that came by e-mail.
  record ByCode(String email, String code) implements SignIn {
    @Override
    public String toString() {
      return "ByCode";
    }
  }

  /// By a printed code.
  record ByVotingCode(String typed) implements SignIn {
    @Override
    public String toString() {
      return "ByVotingCode";
    }
  }

  /// By a set-up link; `email` only for that of the first start.
  record BySetup(String secret, Optional<String> email) implements SignIn {
    @Override
    public String toString() {
      return "BySetup";
    }
  }

  /// The one way that is meant, or [Problem.Refused] of 422.
  static SignIn of(
      @Nullable String email,
      @Nullable String code,
      @Nullable String votingCode,
      @Nullable String setup) {
    if (email != null && code != null && votingCode == null && setup == null) {
      return new ByCode(email, code);
    }
    if (votingCode != null && email == null && code == null && setup == null) {
      return new ByVotingCode(votingCode);
    }
    if (setup != null && code == null && votingCode == null) {
      return new BySetup(setup, Optional.ofNullable(email));
    }
    throw Problem.of(422, "invalid")
        .with(List.of(Problem.Field.of("", "sign-in-one-way")))
        .refused();
  }
}
