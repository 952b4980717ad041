package cortile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RollPlanTest {
  private static final RollHeader HEADER = RollHeader.of("reference,email");
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);

  private final AtomicLong next = new AtomicLong(100);
  private final Map<String, RollPlan.Stored> stored = new HashMap<>();
  private final Map<String, RollPlan.Owner> owners = new HashMap<>();

  @Test
  void twoEntriesCanSwapTheirAddresses() {
    listed("1", A, Role.RESIDENT, "a@x.it");
    listed("2", B, Role.RESIDENT, "b@x.it");
    var plan = plan(row("1", "b@x.it"), row("2", "a@x.it"));
    assertThat(plan.remarks()).isEmpty();
    assertThat(plan.emails())
        .containsEntry(A, new RollPlan.Emails("a@x.it", "b@x.it"))
        .containsEntry(B, new RollPlan.Emails("b@x.it", "a@x.it"));
    assertThat(plan.changed()).hasSize(2);
  }

  @Test
  void anEntryTakesTheAddressOfSomeoneWhoIsNotListed() {
    listed("1", A, Role.RESIDENT, null);
    owners.put("b@x.it", new RollPlan.Owner(B, Role.RESIDENT, false));
    var plan = plan(row("1", "b@x.it"));
    assertThat(plan.emails())
        .containsEntry(A, new RollPlan.Emails(null, "b@x.it"))
        .containsEntry(B, new RollPlan.Emails("b@x.it", null));
    assertThat(plan.changed()).singleElement().extracting(RollPlan.Entry::person).isEqualTo(A);
  }

  @Test
  void theRollNeverMovesTheAddressOfStaff() {
    listed("1", A, Role.ORGANISER, "a@x.it");
    listed("2", B, Role.RESIDENT, "b@x.it");
    owners.put("c@x.it", new RollPlan.Owner(new UUID(0, 3), Role.FACILITATOR, false));
    var plan = plan(row("1", null), row("2", "c@x.it"));
    assertThat(plan.remarks())
        .extracting(RollNote::key)
        .containsExactly("roll-staff-email", "roll-shared-email");
    assertThat(plan.emails()).containsOnlyKeys(B);
  }

  @Test
  void staffMayBeListed() {
    owners.put("a@x.it", new RollPlan.Owner(A, Role.ORGANISER, false));
    var plan = plan(row("1", "a@x.it"), row("2", "a@x.it"));
    assertThat(plan.added())
        .extracting(RollPlan.Entry::person)
        .containsExactly(A, new UUID(0, 100));
    assertThat(plan.newPeople()).containsExactly(new UUID(0, 100));
    assertThat(plan.remarks()).hasSize(1);
    assertThat(plan.emails()).isEmpty();
  }

  @Test
  void anAddressTakenAwayIsFreeForTheNextEntry() {
    listed("1", A, Role.RESIDENT, "a@x.it");
    var plan = plan(row("1", null), row("9", "a@x.it"));
    assertThat(plan.remarks()).isEmpty();
    assertThat(plan.emails())
        .containsEntry(A, new RollPlan.Emails("a@x.it", null))
        .containsEntry(new UUID(0, 100), new RollPlan.Emails(null, "a@x.it"));
  }

  private RollPlan plan(RollRow... rows) {
    return RollPlan.of(
        HEADER, List.of(rows), stored, owners, () -> new UUID(0, next.getAndIncrement()));
  }

  private void listed(String reference, UUID person, Role role, @Nullable String email) {
    var entry = new RollPlan.Entry(reference, person, null, null, "resident");
    stored.put(reference, new RollPlan.Stored(entry, role, email));
    if (email != null) {
      owners.put(email, new RollPlan.Owner(person, role, true));
    }
  }

  private static RollRow row(String reference, @Nullable String email) {
    return new RollRow(2, reference, email, null, null, null);
  }
}
