package cortile.hub.door;

import cortile.hub.door.Kept.Seat;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a batch of scans does to an event's door. Decides; writes nothing.
final class Scanning {
  private Scanning() {}

  static DecidedScans decide(DoorState door, List<Scanned> batch, Kept.By by) {
    var added = added(door, batch, by);
    var all = new LinkedHashMap<UUID, Kept>();
    door.earlier().forEach(kept -> all.put(kept.scan(), kept));
    var overtaken = overtaken(door, batch);
    overtaken.forEach(kept -> all.put(kept.scan(), kept));
    added.values().forEach(each -> all.put(each.kept().scan(), each.kept()));
    var conflicts = new HashMap<UUID, Optional<String>>();
    var arrivals = new ArrayList<Arrival>();
    var nobody = new ArrayList<Seat>();
    var parts = new HashMap<UUID, Presence.Part>();
    bySeat(all)
        .forEach((seat, kept) -> {
          var presence = Presence.of(kept.stream().flatMap(each -> each.mark().stream()).toList());
          presence
              .parts()
              .forEach((scan, part) -> {
                parts.put(scan, part);
                conflicts.put(scan, part.twice() ? say("twice") : Optional.empty());
              });
          presence
              .arrival()
              .map(scan -> Objects.requireNonNull(all.get(scan)))
              .ifPresentOrElse(
                  first ->
                      arrivals.add(new Arrival(seat, first.scan(), first.at(), presence.inside())),
                  () -> nobody.add(seat));
        });
    // They stay so, whatever the other scans say.
    all.values()
        .forEach(
            kept -> kept.wrongly().ifPresent(why -> conflicts.put(kept.scan(), say(why.wire()))));
    var settled = settled(added, parts);
    return new DecidedScans(
        settled,
        overtaken,
        List.copyOf(arrivals),
        List.copyOf(nobody),
        conflicts,
        batch.stream().map(scan -> answer(door, all, parts, scan.scan())).toList());
  }

  private static Optional<String> say(String why) {
    return Optional.of(why);
  }

  // Of two with one name the first counts.
  private static Map<UUID, AddedScan> added(DoorState door, List<Scanned> batch, Kept.By by) {
    var byId = door.parties().stream().collect(Collectors.toMap(Party::id, party -> party));
    var byCode = door.parties().stream().collect(Collectors.toMap(Party::code, party -> party));
    var known = door.earlier().stream().map(Kept::scan).collect(Collectors.toSet());
    var order = door.earlier().stream().mapToLong(Kept::order).max().orElse(0);
    var added = new LinkedHashMap<UUID, AddedScan>();
    for (var scan : batch) {
      if (!known.add(scan.scan())) {
        continue;
      }
      var admission = Admission.of(scan.claim(), door.event(), byId, byCode);
      var at =
          door.occasion()
              .made(scan.said(), scan.aheadMs(), door.now())
              .truncatedTo(ChronoUnit.MICROS);
      var party = admission.party();
      var seat =
          party == null ? null : new Seat(party.id(), admission.guest(), door.occasion().at(at));
      // Provisional where the booking opens the door: the other scans decide.
      var verdict = admission.refusal().orElse(Verdict.ALREADY);
      order++;
      var kept =
          new Kept(
              scan.scan(), order, seat, at, scan.in(), scan.offline(), scan.shown(), verdict, by);
      added.put(scan.scan(), new AddedScan(scan, kept));
    }
    return added;
  }

  private static List<Kept> overtaken(DoorState door, List<Scanned> batch) {
    var later =
        batch.stream()
            .filter(Scanned::offline)
            .collect(Collectors.toMap(Scanned::scan, scan -> scan, (one, same) -> one));
    return door.earlier().stream()
        .filter(kept -> !kept.offline() && later.containsKey(kept.scan()))
        .map(kept -> kept.showed(Objects.requireNonNull(later.get(kept.scan())).shown()))
        .toList();
  }

  private static Map<Seat, List<Kept>> bySeat(Map<UUID, Kept> all) {
    var seats = new HashMap<Seat, List<Kept>>();
    for (var kept : all.values()) {
      var seat = kept.seat();
      if (seat != null) {
        seats.computeIfAbsent(seat, none -> new ArrayList<>()).add(kept);
      }
    }
    return seats;
  }

  private static List<AddedScan> settled(
      Map<UUID, AddedScan> added, Map<UUID, Presence.Part> parts) {
    return added.values().stream()
        .map(each -> {
          var part = parts.get(each.kept().scan());
          return part == null || !each.kept().opened()
              ? each
              : new AddedScan(each.scanned(), each.kept().answered(part.verdict()));
        })
        .toList();
  }

  private static AnsweredScan answer(
      DoorState door, Map<UUID, Kept> all, Map<UUID, Presence.Part> parts, UUID scan) {
    var kept = Objects.requireNonNull(all.get(scan));
    var part = kept.opened() ? parts.get(scan) : null;
    var seat = kept.seat();
    var party =
        seat == null
            ? null
            : door.parties().stream()
                .filter(each -> each.id() == seat.booking())
                .findFirst()
                .orElse(null);
    var before = part == null ? null : part.before();
    return new AnsweredScan(
        scan,
        part == null ? kept.verdict() : part.verdict(),
        party,
        seat,
        before == null ? null : all.get(before));
  }
}
