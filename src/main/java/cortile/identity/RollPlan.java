package cortile.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides what an import changes.
///
/// One entry is one person, and the same one whether they come by e-mail or by a printed code. An
/// address belongs to one person only: the first entry that names it. A further entry with it (a
/// family that shares one) is stored as a person of its own without an address, who votes with a
/// printed code, and the line is remarked upon. An address of somebody who signed in before being
/// listed becomes that of the entry. The roll never changes the address of staff.
final class RollPlan {
  private final List<UUID> newPeople = new ArrayList<>();
  private final List<Entry> added = new ArrayList<>();
  private final List<Entry> changed = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final List<RollNote> remarks = new ArrayList<>();
  private final Map<String, Owner> owners;
  private final Map<UUID, Emails> emails = new TreeMap<>();

  /// An entry as it is stored, or will be.
  record Entry(
      String reference,
      UUID person,
      @Nullable LocalDate birthDate,
      @Nullable String area,
      String kind) {}

  /// An entry that is stored, with its person.
  record Stored(Entry entry, Role role, @Nullable String email) {}

  /// Who has an address.
  ///
  /// @param listed on the roll
  record Owner(UUID person, Role role, boolean listed) {}

  /// A person's address before and after.
  record Emails(@Nullable String before, @Nullable String after) {
    boolean differ() {
      return !Objects.equals(before, after);
    }
  }

  private RollPlan(Map<String, Owner> owners) {
    this.owners = new HashMap<>(owners);
  }

  /// Judges rows in their order.
  ///
  /// @param stored by reference, those of the rows
  /// @param owners by address, those of the rows and of `stored`
  /// @param ids gives new people their ids
  static RollPlan of(
      RollHeader header,
      List<RollRow> rows,
      Map<String, Stored> stored,
      Map<String, Owner> owners,
      Supplier<UUID> ids) {
    var plan = new RollPlan(owners);
    if (header.has(RollColumn.EMAIL)) {
      rows.forEach(row -> plan.release(row, stored.get(row.reference())));
    }
    for (var row : rows) {
      var known = stored.get(row.reference());
      if (known == null) {
        plan.add(row, ids);
      } else {
        plan.change(header, row, known);
      }
    }
    return plan;
  }

  // First of all, so that two entries can swap their addresses.
  private void release(RollRow row, @Nullable Stored known) {
    if (known == null || known.role() != Role.RESIDENT || known.email() == null) {
      return;
    }
    if (!known.email().equals(row.email())) {
      owners.remove(known.email());
      emails.put(known.entry().person(), new Emails(known.email(), null));
    }
  }

  private void add(RollRow row, Supplier<UUID> ids) {
    var owner = row.email() == null ? null : owners.get(row.email());
    UUID person;
    if (owner != null && !owner.listed()) {
      person = owner.person();
      owners.put(row.email(), new Owner(person, owner.role(), true));
    } else {
      person = ids.get();
      newPeople.add(person);
      if (owner != null) {
        shared(row);
      } else if (row.email() != null) {
        give(row.email(), person);
      }
    }
    added.add(
        new Entry(
            row.reference(),
            person,
            row.birthDate(),
            row.area(),
            Objects.requireNonNullElse(row.kind(), "resident")));
  }

  private void change(RollHeader header, RollRow row, Stored known) {
    var was = known.entry();
    var is =
        new Entry(
            was.reference(),
            was.person(),
            header.has(RollColumn.BIRTH_DATE) ? row.birthDate() : was.birthDate(),
            header.has(RollColumn.AREA) ? row.area() : was.area(),
            header.has(RollColumn.KIND)
                ? Objects.requireNonNullElse(row.kind(), "resident")
                : was.kind());
    if (header.has(RollColumn.EMAIL) && !Objects.equals(row.email(), known.email())) {
      changeEmail(row, known);
    }
    var email = emails.get(was.person());
    if (is.equals(was) && (email == null || !email.differ())) {
      unchanged.add(was.reference());
    } else {
      changed.add(is);
    }
  }

  private void changeEmail(RollRow row, Stored known) {
    if (known.role() != Role.RESIDENT) {
      remarks.add(RollNote.of(row.line(), RollColumn.EMAIL, "roll-staff-email"));
      return;
    }
    if (row.email() == null) {
      return;
    }
    var owner = owners.get(row.email());
    if (owner != null && (owner.listed() || owner.role() != Role.RESIDENT)) {
      shared(row);
      return;
    }
    if (owner != null) {
      emails.put(owner.person(), new Emails(row.email(), null));
    }
    give(row.email(), known.entry().person());
  }

  private void give(String email, UUID person) {
    owners.put(email, new Owner(person, Role.RESIDENT, true));
    emails.merge(
        person, new Emails(null, email), (old, fresh) -> new Emails(old.before(), fresh.after()));
  }

  private void shared(RollRow row) {
    remarks.add(RollNote.of(row.line(), RollColumn.EMAIL, "roll-shared-email"));
  }

  List<UUID> newPeople() {
    return newPeople;
  }

  List<Entry> added() {
    return added;
  }

  List<Entry> changed() {
    return changed;
  }

  List<String> unchanged() {
    return unchanged;
  }

  List<RollNote> remarks() {
    return remarks;
  }

  /// The people whose address changes.
  Map<UUID, Emails> emails() {
    var differing = new TreeMap<>(emails);
    differing.values().removeIf(e -> !e.differ());
    return differing;
  }
}
