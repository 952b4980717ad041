package cortile.budgets.count;

import java.util.Optional;

/// Equal Shares with Bounded Overspending: as Equal Shares, but a project can also win whose
/// supporters have only a part of its cost, if that part is large enough beside what others would
/// pay; the pot adds the rest. So a project that nearly everybody wants does not lose to one that a
/// few want, only because its supporters are a few euro short.
///
/// Every voter begins with the same share b. In each step, among the projects whose cost is still
/// in the pot, take the one with the least ρ / α, where α is at most 1, its supporters together can
/// pay the part α at the price ρ, `Σ min(b, α · u · ρ) = α · cost`, and u is what it is worth to
/// each of them. The project wins whole; each supporter pays `min(b, u · ρ)`. The count ends when
/// no project that fits has supporters with money.
///
/// Of one project's pairs with equal ρ / α, the one with the largest α counts; of several projects,
/// the first in the published order.
///
/// A loser is told the money that it lacked, not a number of votes: with more voters there is more
/// money in the pot too, and another project may go first.
///
/// Source: Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs, "Method of Equal Shares with Bounded
/// Overspending" (arXiv 2409.15005), section 5; their BOS+ is another rule.
public record BoundedOverspending(Utility utility) implements Rule {
  private static final String PREFIX = "bos-";

  /// The usual form for a vote type, with utility by cost.
  public static BoundedOverspending forType(VoteType type) {
    return new BoundedOverspending(Utility.forType(type));
  }

  static Optional<Rule> named(String key) {
    if (!key.startsWith(PREFIX)) return Optional.empty();
    return Utility.named(key.substring(PREFIX.length())).map(BoundedOverspending::new);
  }

  @Override
  public String key() {
    return PREFIX + utility.key();
  }

  @Override
  public boolean fits(VoteType type) {
    return utility.fits(type);
  }
}
