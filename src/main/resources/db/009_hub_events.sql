-- Events, bookings, the waitlist.

-- Events that follow one rule: one row for each date in hub.event. The rule is kept for people to read; the dates are the rows.
create table hub.event_series (
  id    bigint generated always as identity primary key,
  code  text not null unique check (code ~ '^[2346789CDFGHJKMNPQRTVWXY]{8}$'),
  rule  text not null,
  made  timestamptz not null default clock_timestamp()
);

-- What can be booked as one: a single date, or a course with all its sessions.
create table hub.event (
  id            bigint generated always as identity primary key,
  slug          text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  series        bigint references hub.event_series,
  kind          text not null check (kind in ('single', 'course')),
  place         bigint not null references hub.place,
  phase         text not null default 'draft' check (phase in ('draft', 'published', 'cancelled', 'ended')),
  title         jsonb not null,
  about         jsonb,
  category      text not null,
  languages     text[] not null default '{}',
  access        text[] not null default '{}',
  -- Who invites, in words; and the organisation, if it is one of the hub's.
  host          text,
  organisation  text,
  -- The subject of whoever made it; a facilitator edits only their own.
  maker         text not null,
  picture       bytea,
  picture_type  text,
  age_from      integer check (age_from between 0 and 120),
  age_to        integer check (age_to between age_from and 120),
  price         numeric(19, 4) not null default 0 check (price >= 0),
  price_note    jsonb,
  booking       text not null check (booking in ('none', 'open')),
  opens         timestamptz,
  closes        timestamptz,
  cancel_until  timestamptz,
  party_most    integer not null default 4 check (party_most between 1 and 20),
  fairness      text not null default 'first' check (fairness in ('first', 'lottery')),
  draw_at       timestamptz,
  -- The hash is published with the event, the seed at the draw.
  seed          bytea check (octet_length(seed) = 32),
  drawn_at      timestamptz,
  -- How many entries stood when the draw was made, so that numbers given later are told apart.
  entries       integer,
  starts        timestamptz not null,
  ends          timestamptz not null,
  reminders     integer[] not null default '{1440,120}',
  noshow_most   integer check (noshow_most >= 0),
  reason        jsonb,
  published_at  timestamptz,
  -- The number of the last booking in order of arrival.
  last_line     bigint not null default 0,
  -- Parties in the waitlist. Moves with the bookings, in their transaction.
  waiting       integer not null default 0 check (waiting >= 0),
  revision      integer not null default 1,
  check (ends > starts),
  check (closes > opens),
  check (fairness = 'first' or draw_at is not null)
) with (fillfactor = 70);
create index event_starts on hub.event (starts) where phase = 'published';
create index event_place on hub.event (place, starts);
create index event_series_starts on hub.event (series, starts) where series is not null;

-- When an event takes place. A single one has one session.
create table hub.session (
  id      bigint generated always as identity primary key,
  event   bigint not null references hub.event on delete cascade,
  number  integer not null check (number between 1 and 60),
  starts  timestamptz not null,
  ends    timestamptz not null,
  title   jsonb,
  unique (event, number),
  check (ends > starts)
);

-- What an event takes of its place: rooms, equipment, people. What it really holds, session by session, is in hub.occupation.
create table hub.event_use (
  event     bigint not null references hub.event on delete cascade,
  -- 0: in every session.
  session   integer not null default 0,
  resource  bigint not null references hub.resource,
  quantity  integer not null default 1 check (quantity between 1 and 500),
  primary key (event, session, resource)
);

-- A session's occupations go with it. hub.occupation carries the column since 008.
alter table hub.occupation add foreign key (session) references hub.session on delete cascade;

-- Places: one row for each kind of seat that is offered, and one for each session that has a limit of its own. A party takes of
-- the pools of its kinds and, with all its people, of every session's pool. No transaction can take more than there is.
create table hub.seats (
  event     bigint not null references hub.event on delete cascade,
  pool      text not null check (pool in ('standard', 'wheelchair', 'carer') or pool ~ '^session-[1-9][0-9]?$'),
  capacity  integer not null check (capacity >= 0),
  taken     integer not null default 0,
  primary key (event, pool),
  constraint no_oversell check (taken between 0 and capacity)
) with (fillfactor = 50);

create table hub.booking (
  id             bigint generated always as identity primary key,
  event          bigint not null references hub.event on delete cascade,
  code           text not null constraint booking_code_key unique check (code ~ '^[2346789CDFGHJKMNPQRTVWXY]{8}$'),
  -- entered: waits for the draw. Only confirmed and offered hold seats.
  state          text not null check (state in ('entered', 'confirmed', 'waiting', 'offered', 'cancelled', 'expired')),
  -- Seats by kind, without guests whose seat was released.
  standard       integer not null check (standard >= 0),
  wheelchair     integer not null check (wheelchair >= 0),
  carer          integer not null check (carer >= 0),
  name           text not null,
  email          text,
  phone          text,
  subject        text,
  language       text not null default 'it',
  source         text not null check (source in ('web', 'desk', 'door')),
  -- Order of arrival in the event; after a draw, the order drawn.
  line           bigint not null,
  -- The number in the lottery, which is the order of arrival before the draw.
  lot            bigint,
  offered_until  timestamptz,
  -- Rises when a new personal link is made; the earlier ones end.
  link           integer not null default 1,
  -- Given up after the deadline for cancelling.
  late           boolean not null default false,
  -- Hash of party and contact as they were sent, by which a repeated change is known.
  content        text not null,
  revision       integer not null default 1,
  made           timestamptz not null,
  changed        timestamptz not null,
  unique (event, line),
  check ((state = 'offered') = (offered_until is not null)),
  check (standard + wheelchair + carer > 0 or state in ('confirmed', 'cancelled', 'expired'))
) with (fillfactor = 80);
create index booking_line on hub.booking (event, line) where state in ('waiting', 'entered');
create index booking_offers on hub.booking (offered_until) where state = 'offered';
create index booking_subject on hub.booking (subject) where subject is not null;
create index booking_email on hub.booking (lower(email)) where email is not null;

-- Who comes. Number 1 is there always; companions may have no name.
create table hub.guest (
  booking   bigint not null references hub.booking on delete cascade,
  number    integer not null check (number between 1 and 20),
  name      text,
  kind      text not null check (kind in ('standard', 'wheelchair', 'carer')),
  age       integer check (age between 0 and 120),
  -- Did not come, and the seat was given to somebody else.
  released  boolean not null default false,
  primary key (booking, number)
);

-- What somebody needs to take part, and what became of it. Never in a view that is public, nor in an answer to others.
create table hub.need (
  id        bigint generated always as identity primary key,
  booking   bigint not null references hub.booking on delete cascade,
  number    integer not null,
  guest     integer not null,
  kind      text not null,
  note      text,
  state     text not null default 'asked' check (state in ('asked', 'confirmed', 'provided', 'declined')),
  -- The person or thing that meets it; it is held in hub.occupation for the event's sessions.
  resource  bigint references hub.resource,
  answer    text,
  changed   timestamptz not null default clock_timestamp(),
  unique (booking, number)
);
create index need_asked on hub.need (booking) where state = 'asked';
create index need_resource on hub.need (resource) where resource is not null;

-- How many times somebody did not come, by which an event may refuse a booking (hub.event.noshow_most). The door replaces this.
create function hub.no_shows(email text, subject text) returns integer
language sql stable
return 0;

-- Parts of documents, as openapi/hub-events.yaml has them.

create function hub.place_document(p hub.place) returns jsonb
language sql stable
return jsonb_build_object('slug', p.slug, 'name', p.name, 'address', p.address, 'zone', p.zone,
  'access', (select coalesce(jsonb_agg(key order by key), '[]') from jsonb_each(p.access) where value not in ('false', 'null')),
  'latitude', trim_scale(p.latitude)::text, 'longitude', trim_scale(p.longitude)::text);

create function hub.uses_document(event_id bigint, session_number integer) returns jsonb
language sql stable
return (
  select jsonb_agg(jsonb_build_object('resource', r.key, 'quantity', u.quantity) order by r.key)
  from hub.event_use u join hub.resource r on r.id = u.resource
  where u.event = event_id and u.session = session_number);

create function hub.sessions_document(event_id bigint, staff boolean) returns jsonb
language sql stable
return (
  select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'starts', hub.utc(s.starts), 'ends', hub.utc(s.ends), 'title', s.title,
      'capacity', (select capacity from hub.seats where event = event_id and pool = 'session-' || s.number),
      'rooms', (select jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name) order by r.position, r.key)
        from hub.event_use u join hub.resource r on r.id = u.resource
        where u.event = event_id and r.kind in ('room', 'desk') and u.session = case
          when exists (select from hub.event_use o where o.event = event_id and o.session = s.number) then s.number else 0 end),
      'uses', case when staff then hub.uses_document(event_id, s.number) end) order by s.number), '[]')
  from hub.session s where s.event = event_id);

create function hub.seats_document(event_id bigint) returns jsonb
language sql stable
return (select jsonb_object_agg(pool, capacity) from hub.seats where event = event_id and pool not like 'session-%');

create function hub.numbers_document(event_id bigint) returns jsonb
language sql stable
return (
  select jsonb_build_object('confirmed', count(*) filter (where b.state = 'confirmed'),
    'people', coalesce(sum(b.standard + b.wheelchair + b.carer) filter (where b.state = 'confirmed'), 0),
    'offered', count(*) filter (where b.state = 'offered'), 'waiting', count(*) filter (where b.state = 'waiting'),
    'entered', count(*) filter (where b.state = 'entered'),
    'needsAsked', (select count(*) from hub.need n join hub.booking o on o.id = n.booking
      where o.event = event_id and n.state = 'asked' and o.state not in ('cancelled', 'expired')))
  from hub.booking b where b.event = event_id);

create function hub.party_document(booking_id bigint, staff boolean) returns jsonb
language sql stable
return (
  select coalesce(jsonb_agg(jsonb_build_object('number', g.number, 'name', g.name, 'seat', g.kind, 'age', g.age,
      'released', case when g.released then true end,
      'needs', (select coalesce(jsonb_agg(jsonb_build_object('number', n.number, 'kind', n.kind, 'note', n.note, 'state', n.state,
            'answer', n.answer, 'resource', case when staff then (select key from hub.resource where id = n.resource) end) order by n.number), '[]')
        from hub.need n where n.booking = g.booking and n.guest = g.number)) order by g.number), '[]')
  from hub.guest g where g.booking = booking_id);

create function hub.contact_document(b hub.booking) returns jsonb
language sql stable
return jsonb_build_object('name', b.name, 'email', b.email, 'phone', b.phone, 'language', b.language);

create function hub.kinds_document(b hub.booking) returns jsonb
language sql stable
return jsonb_build_object('standard', nullif(b.standard, 0), 'wheelchair', nullif(b.wheelchair, 0), 'carer', nullif(b.carer, 0));

-- Place in line: 1 is next.
create function hub.position_in_line(b hub.booking) returns bigint
language sql stable
return case when b.state = 'waiting'
  then (select count(*) from hub.booking w where w.event = b.event and w.state = 'waiting' and w.line <= b.line) end;

create function hub.ages_document(age_from integer, age_to integer) returns jsonb
language sql immutable
return case when age_from is not null or age_to is not null then jsonb_build_object('from', age_from, 'to', age_to) end;
