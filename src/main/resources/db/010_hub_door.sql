-- Tickets and the door. A ticket is not stored: it follows from its guest and the installation's ticket key.

-- What the door of an event needs to remember. Its row is locked by whatever is decided at that door, so that scans and counts of one
-- event are decided one after the other.
create table hub.door (
  event          bigint primary key references hub.event on delete cascade,
  -- Nobody is a no-show before the start and this much.
  grace_minutes  integer not null default 15 check (grace_minutes between 0 and 240),
  queue_open     boolean not null default false,
  -- How long a called number is waited for.
  call_minutes   integer not null default 5 check (call_minutes between 1 and 60),
  last_number    integer not null default 0,
  -- When the job looked for no-shows after the end.
  swept          timestamptz
);

-- A phone of a volunteer that may scan at one event, or at all events of a place on some days.
create table hub.door_device (
  id            bigint generated always as identity primary key,
  name          text not null check (length(name) between 1 and 60),
  event         bigint references hub.event on delete cascade,
  place         bigint references hub.place on delete cascade,
  -- Local days of the place; the device is for events that begin on them.
  from_day      date not null,
  to_day        date not null,
  -- Counts the one-time links; the secret in one follows from this and the installation's key. Raising it ends the one before.
  link          integer not null default 1,
  link_expires  timestamptz not null,
  -- SHA-256 of what the phone that took the link up said of itself, so that it may say it again when the answer was lost.
  taker         bytea check (octet_length(taker) = 32),
  -- SHA-256 of the 256 random bits in the phone's cookie.
  secret        bytea unique check (octet_length(secret) = 32),
  maker         text not null,
  made          timestamptz not null default clock_timestamp(),
  paired        timestamptz,
  seen          timestamptz,
  -- By how much the device's clock was ahead when it last said so.
  ahead_ms      bigint,
  revoked       timestamptz,
  check ((event is null) <> (place is null)),
  check (from_day <= to_day),
  check ((secret is null) = (paired is null))
);
create index door_device_event on hub.door_device (event);
create index door_device_place on hub.door_device (place);

-- Every scan that ever reached us, also those that changed nothing. What was scanned is never changed; `offline` and `shown` are, when
-- an answer was lost and the device went by its list.
create table hub.scan (
  id         bigint generated always as identity primary key,
  event      bigint not null references hub.event on delete cascade,
  -- The name that the device gave it: the same scan sent again is the same.
  uuid       uuid not null,
  device     bigint references hub.door_device on delete set null,
  -- Who scanned at the desk.
  staff      text,
  kind       text not null check (kind in ('in', 'out')),
  way        text not null check (way in ('ticket', 'code', 'walk-in')),
  -- By the device's clock, and by ours: never later than it was received.
  device_at  timestamptz not null,
  at         timestamptz not null,
  received   timestamptz not null default clock_timestamp(),
  -- The device could not ask, and showed this to whoever stood there.
  offline    boolean not null,
  shown      text not null check (shown in ('in', 'out', 'already', 'refused')),
  booking    bigint references hub.booking on delete cascade,
  guest      integer,
  session    integer,
  -- What was answered when it came.
  verdict    text not null check (verdict in ('in', 'out', 'already', 'refused', 'cancelled', 'outdated', 'released', 'not-confirmed',
                                              'wrong-event', 'unknown', 'forged')),
  -- Why a person should look at it, by all that is known now.
  conflict   text check (conflict in ('twice', 'cancelled', 'outdated', 'released', 'not-confirmed', 'wrong-event', 'unknown', 'forged')),
  settled    timestamptz,
  settled_by text,
  unique (event, uuid),
  check ((booking is null) = (guest is null)),
  check ((booking is null) = (session is null)),
  check (at <= received)
);
create index scan_guest on hub.scan (booking, guest, session, at, id) where booking is not null;
create index scan_conflict on hub.scan (event, id) where conflict is not null and settled is null;

-- What the scans of a guest in one session say, by the time at which they were made: the earliest `in` counts.
create table hub.arrival (
  booking  bigint not null references hub.booking on delete cascade,
  guest    integer not null,
  session  integer not null,
  event    bigint not null references hub.event on delete cascade,
  scan     bigint not null references hub.scan on delete cascade,
  at       timestamptz not null,
  inside   boolean not null,
  primary key (booking, guest, session)
);
create index arrival_event on hub.arrival (event);

-- Bookings of which nobody, or not everybody, came. Kept for a year.
create table hub.no_show (
  booking   bigint primary key references hub.booking on delete cascade,
  event     bigint not null references hub.event on delete cascade,
  absent    integer not null check (absent > 0),
  -- Nobody of the party came.
  whole     boolean not null,
  -- The seats were freed for others.
  freed     boolean not null default false,
  -- Null when the clock found it.
  noted_by  text,
  noted     timestamptz not null default clock_timestamp(),
  excused   timestamptz,
  excused_by text
);
create index no_show_event on hub.no_show (event);

-- How many bookings of a person nobody came to in the last year, for events that limit that. A person is who has the account or the
-- address; somebody without either has none.
create or replace function hub.no_shows(email text, subject text) returns integer
language sql stable
return (
  select count(*)::integer
  from hub.no_show n
  join hub.booking b on b.id = n.booking
  where n.whole and n.excused is null and n.noted > clock_timestamp() - interval '365 days'
    and (b.subject = $2 or lower(b.email) = lower($1)));

-- Who waits for a free seat without a booking, by the number that was given out.
create table hub.queue_entry (
  id          bigint generated always as identity primary key,
  event       bigint not null references hub.event on delete cascade,
  number      integer not null check (number > 0),
  standard    integer not null check (standard >= 0),
  wheelchair  integer not null default 0 check (wheelchair >= 0),
  carer       integer not null default 0 check (carer >= 0),
  name        text check (length(name) between 1 and 80),
  -- The device that joined by itself; null when the desk did it.
  device      text,
  state       text not null default 'waiting' check (state in ('waiting', 'called', 'in', 'gone')),
  joined      timestamptz not null default clock_timestamp(),
  called      timestamptz,
  called_until timestamptz,
  -- The seats that are held for a called number.
  booking     bigint references hub.booking on delete set null,
  unique (event, number),
  check (standard + wheelchair + carer between 1 and 10),
  check ((state = 'called') <= (called_until is not null and booking is not null))
);
create unique index queue_entry_device on hub.queue_entry (event, device) where state in ('waiting', 'called');
create index queue_entry_live on hub.queue_entry (event, number) where state in ('waiting', 'called');

-- Changes whenever the list that a door device keeps would be another one; arrivals are not in it.
create function hub.door_list(of_event bigint) returns text
language sql stable
return (
  select md5(concat(
    (select e.revision || e.title::text || e.starts || e.ends from hub.event e where e.id = of_event), '|',
    (select string_agg(concat_ws('.', s.number, s.starts, s.ends), ' ' order by s.number) from hub.session s where s.event = of_event), '|',
    (select string_agg(concat_ws('.', b.id, b.state, b.link, b.revision), ' ' order by b.id) from hub.booking b where b.event = of_event), '|',
    (select string_agg(concat_ws('.', b.id, g.number), ' ' order by b.id, g.number)
      from hub.booking b join hub.guest g on g.booking = b.id where b.event = of_event and g.released), '|',
    (select string_agg(concat_ws('.', n.id, n.guest, n.kind, n.state), ' ' order by n.id)
      from hub.booking b join hub.need n on n.booking = b.id where b.event = of_event))));

-- Who scanned, as documents say it.
create function hub.scanned_by(device bigint) returns jsonb
language sql stable
return coalesce(
  (select jsonb_build_object('device', d.id::text, 'name', d.name) from hub.door_device d where d.id = $1),
  jsonb_build_object('name', 'banco'));
