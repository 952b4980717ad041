-- The hub: places and what can be reserved there.
create schema hub;

-- Equality inside an exclusion constraint. In a schema of ours, so that nobody else's must be written to.
create extension if not exists btree_gist schema hub;

-- Times as they stand in documents: RFC 3339, UTC.
create function hub.utc(at timestamptz) returns text
language sql stable parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

-- A day by a place's clock: 23 or 25 hours long when that changes.
create function hub.day(day date, zone text) returns tstzrange
language sql stable parallel safe
return tstzrange(day::timestamp at time zone zone, (day + 1)::timestamp at time zone zone);

-- A use with the time to set up and to clear up.
create function hub.span(starts timestamptz, ends timestamptz, before_minutes integer, after_minutes integer) returns tstzrange
language sql stable parallel safe
return tstzrange(starts - make_interval(mins => before_minutes), ends + make_interval(mins => after_minutes));

create table hub.place (
  id         bigint generated always as identity primary key,
  slug       text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  kind       text not null check (kind in ('hub', 'library', 'market', 'lab', 'other')),
  name       jsonb not null,
  about      jsonb,
  address    text,
  latitude   numeric(9, 6) check (latitude between -90 and 90),
  longitude  numeric(9, 6) check (longitude between -180 and 180),
  zone       text not null default 'Europe/Rome',
  contacts   jsonb not null default '{}',
  access     jsonb not null default '{}',
  -- [{weekday 1-7, opens, closes}], minutes after midnight by the place's clock.
  hours      jsonb not null default '[]' check (jsonb_typeof(hours) = 'array'),
  -- {person: {open, weekMinutes}, organisation: {…}}: the most that one may have.
  quotas     jsonb not null default '{}',
  -- The day that the screens show; turned at the place's midnight by the clock job.
  today      date not null,
  position   integer not null default 0,
  archived   boolean not null default false,
  revision   integer not null default 1,
  check ((latitude is null) = (longitude is null))
);

create table hub.organisation (
  id        bigint generated always as identity primary key,
  slug      text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  name      text not null,
  about     jsonb,
  email     text,
  web       text,
  -- Counts the invitations: raising it ends the one before.
  link      integer not null default 1,
  archived  boolean not null default false,
  revision  integer not null default 1
);

-- Who runs a place.
create table hub.place_organisation (
  place         bigint not null references hub.place on delete cascade,
  organisation  bigint not null references hub.organisation on delete cascade,
  position      integer not null,
  primary key (place, organisation)
);
create index on hub.place_organisation (organisation);

-- Who may speak for an organisation. Came in by its invitation, signed in.
create table hub.organisation_member (
  organisation  bigint not null references hub.organisation on delete cascade,
  number        integer not null,
  subject       text not null,
  name          text not null,
  primary key (organisation, number),
  unique (organisation, subject)
);
create index on hub.organisation_member (subject);

create table hub.resource (
  id                bigint generated always as identity primary key,
  place             bigint not null references hub.place on delete cascade,
  key               text not null check (key ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  kind              text not null check (kind in ('room', 'desk', 'equipment', 'person')),
  name              jsonb not null,
  about             jsonb,
  seats             integer check (seats > 0),
  features          text[] not null default '{}',
  access            jsonb not null default '{}',
  -- Its own opening hours; null for the place's.
  hours             jsonb check (jsonb_typeof(hours) = 'array'),
  -- Who may reserve it: nobody means that only events use it; anyone includes people without an account.
  who               text not null check (who in ('nobody', 'staff', 'organisations', 'residents', 'anyone')),
  approval          boolean not null default false,
  min_minutes       integer not null default 30 check (min_minutes > 0),
  max_minutes       integer not null default 240 check (max_minutes >= min_minutes),
  step_minutes      integer not null default 30 check (step_minutes between 5 and 1440),
  notice_minutes    integer not null default 0 check (notice_minutes >= 0),
  ahead_days        integer not null default 90 check (ahead_days between 1 and 1096),
  before_minutes    integer not null default 0 check (before_minutes between 0 and 1440),
  after_minutes     integer not null default 0 check (after_minutes between 0 and 1440),
  -- Freed when nobody has come so long after the start; null for never.
  check_in_minutes  integer default 15 check (check_in_minutes between 5 and 1440),
  quotas            jsonb not null default '{}',
  position          integer not null default 0,
  archived          boolean not null default false,
  -- Counts the codes on its door: raising it ends the one before.
  sign              integer not null default 1,
  revision          integer not null default 1,
  unique (place, key)
);

-- What is used: a room, a desk or a person is one unit, equipment as many as there are.
create table hub.unit (
  id        bigint generated always as identity primary key,
  resource  bigint not null references hub.resource on delete cascade,
  number    integer not null check (number > 0),
  label     text,
  retired   boolean not null default false,
  unique (resource, number)
);

create table hub.closure (
  id        bigint generated always as identity primary key,
  place     bigint not null references hub.place on delete cascade,
  -- Null for the whole place.
  resource  bigint references hub.resource on delete cascade,
  from_day  date not null,
  to_day    date not null check (to_day >= from_day),
  -- Minutes after midnight of each of the days; null for all day.
  opens     integer check (opens between 0 and 1440),
  closes    integer check (closes > opens and closes <= 1440),
  reason    jsonb,
  check ((opens is null) = (closes is null))
);
create index on hub.closure (place, to_day);
create index on hub.closure (resource) where resource is not null;

-- A reservation that comes again (RFC 5545).
create table hub.series (
  id       bigint generated always as identity primary key,
  code     text not null unique check (code ~ '^[2346789CDFGHJKMNPQRTVWXY]{8}$'),
  rule     text not null,
  clash    text not null check (clash in ('refuse', 'skip')),
  -- First start as the wall clock shows it there, and how long by the wall clock.
  starts   timestamp not null,
  ends     timestamp not null check (ends > starts),
  zone     text not null,
  -- The starts that were left out, with what was in the way.
  skipped  jsonb not null default '[]',
  made     timestamptz not null default clock_timestamp()
);

create table hub.reservation (
  id            bigint generated always as identity primary key,
  code          text not null unique check (code ~ '^[2346789CDFGHJKMNPQRTVWXY]{8}$'),
  place         bigint not null references hub.place,
  series        bigint references hub.series,
  state         text not null check (state in ('asked', 'confirmed', 'refused', 'cancelled', 'freed', 'done')),
  starts        timestamptz not null,
  ends          timestamptz not null check (ends > starts),
  purpose       text not null,
  people        integer check (people > 0),
  note          text,
  organisation  bigint references hub.organisation,
  -- Who it is for. The desk makes some for people without any of the three.
  name          text,
  email         text,
  phone         text,
  subject       text,
  language      text not null default 'it' check (language in ('it', 'en')),
  source        text not null check (source in ('web', 'desk')),
  -- Staff put themselves above the settings or the opening hours.
  overridden    boolean not null default false,
  -- When it is freed if nobody came; null for never.
  come_by       timestamptz,
  came          timestamptz,
  reason        text,
  link          integer not null default 1,
  revision      integer not null default 1,
  made          timestamptz not null default clock_timestamp(),
  changed       timestamptz not null default clock_timestamp()
);
create index on hub.reservation (subject) where subject is not null;
create index on hub.reservation (lower(email)) where email is not null;
create index on hub.reservation (organisation) where organisation is not null;
create index on hub.reservation (series) where series is not null;
create index on hub.reservation (place, starts);
create index on hub.reservation (come_by) where state = 'confirmed' and came is null and come_by is not null;
create index on hub.reservation (ends) where state in ('asked', 'confirmed');

-- What was asked for; which units it got stands in hub.occupation as long as it has them.
create table hub.reservation_item (
  reservation  bigint not null references hub.reservation on delete cascade,
  resource     bigint not null references hub.resource,
  quantity     integer not null check (quantity > 0),
  primary key (reservation, resource)
);
create index on hub.reservation_item (resource);

-- Every use of a unit by anything. Two uses never overlap, whoever asks for them and however many at once; `span` is the use with the
-- time to set up and to clear up. Rows of what was cancelled are deleted.
create table hub.occupation (
  id           bigint generated always as identity primary key,
  unit         bigint not null references hub.unit,
  during       tstzrange not null,
  span         tstzrange not null,
  reservation  bigint references hub.reservation on delete cascade,
  -- A session of an event. What it is called is kept here, because places don't know events; `shown` once the event is published.
  session      bigint,
  part         text not null default 'session',
  event        text,
  title        jsonb,
  shown        boolean not null default false,
  check (num_nonnulls(reservation, session) = 1),
  check (not isempty(during) and lower_inf(during) is false and upper_inf(during) is false and span @> during),
  constraint occupation_no_overlap exclude using gist (unit with =, span with &&)
);
create index on hub.occupation (reservation) where reservation is not null;
create index on hub.occupation (session) where session is not null;

-- Next in line for what is taken. `line` is the order of arrival.
create table hub.wish (
  line      bigint generated always as identity primary key,
  code      text not null unique check (code ~ '^[2346789CDFGHJKMNPQRTVWXY]{8}$'),
  resource  bigint not null references hub.resource on delete cascade,
  quantity  integer not null check (quantity > 0),
  starts    timestamptz not null,
  ends      timestamptz not null check (ends > starts),
  name      text,
  email     text not null,
  subject   text,
  language  text not null default 'it' check (language in ('it', 'en')),
  state     text not null default 'waiting' check (state in ('waiting', 'told', 'over')),
  -- Until then nobody else is told of the same slot.
  until     timestamptz,
  made      timestamptz not null default clock_timestamp()
);
create index on hub.wish (resource, line) where state <> 'over';
