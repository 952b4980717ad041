create schema polls;

-- Times as they stand in documents: RFC 3339, UTC, milliseconds, because phones count down to them.
create function polls.utc(at timestamptz) returns text
language sql stable parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- Every code that was ever given out. Rows stay when workshops are deleted, so that an old sheet of paper never leads into a new room.
create table polls.code (
  code  text primary key check (code ~ '^[2346789CDFGHJKMNPQRTVWXY]{6}$')
);

create table polls.workshop (
  id          bigint generated always as identity primary key,
  code        text not null unique references polls.code,
  phase       text not null check (phase in ('template', 'live', 'ended')),
  title       jsonb not null,
  hub         text,
  date        timestamptz,
  pacing      text not null check (pacing in ('led', 'own')),
  protection  text not null check (protection in ('code', 'paper', 'resident')),
  names       text not null check (names in ('hidden', 'shown')),
  locked      boolean not null default false,
  -- What the wall keeps showing while it is frozen.
  frozen      jsonb,
  joined      integer not null default 0,
  refused     bigint not null default 0,
  -- Paper tokens 1 … papers exist; the tokens themselves are derived from the installation's key and stored nowhere.
  papers      integer not null default 0,
  made        timestamptz not null default clock_timestamp(),
  -- Who asked for it and under which name, so that a repeated request makes no second one.
  maker       text not null,
  request     text,
  unique (maker, request)
);

create table polls.member (
  workshop  bigint not null references polls.workshop on delete cascade,
  number    integer not null,
  subject   text not null,
  role      text not null check (role in ('owner', 'cofacilitator', 'moderator')),
  name      text,
  primary key (workshop, number),
  unique (workshop, subject)
);
create index on polls.member (subject);

create table polls.invitation (
  hash      bytea primary key,
  workshop  bigint not null references polls.workshop on delete cascade,
  role      text not null check (role in ('cofacilitator', 'moderator')),
  expires   timestamptz not null,
  used_by   text
);
create index on polls.invitation (workshop);

create table polls.question (
  id          bigint generated always as identity primary key,
  workshop    bigint not null references polls.workshop on delete cascade,
  key         text not null,
  position    integer not null,
  kind        text not null check (kind in ('single', 'multiple', 'rating', 'ranking', 'points', 'wordcloud', 'text', 'number', 'qa')),
  text        jsonb not null,
  -- The members of the contract that belong to the kind: min, max, points, scale, entries, range, unit.
  rules       jsonb not null,
  changeable  boolean not null,
  moderated   boolean not null,
  live        boolean not null,
  -- Rises with each change by which an answer could be judged otherwise; an answer judged by another version is judged again.
  version     integer not null default 1,
  -- Rounds up to this number are void: out of the views, kept in log and export.
  void        integer not null default 0,
  unique (workshop, key),
  unique (workshop, position) deferrable initially deferred
);
-- Checked at the end of a transaction, so that a backup can be brought back one table after the other.
alter table polls.workshop add current bigint references polls.question on delete set null deferrable initially deferred;
create index on polls.workshop (current);

-- `number` is the name of the option in answers and counts.
create table polls.option (
  question  bigint not null references polls.question on delete cascade,
  number    integer not null,
  key       text not null,
  position  integer not null,
  text      jsonb not null,
  primary key (question, number),
  unique (question, key)
);

create table polls.round (
  id         bigint generated always as identity primary key,
  question   bigint not null references polls.question on delete cascade,
  number     integer not null check (number > 0),
  revealed   boolean not null,
  opened_at  timestamptz not null default clock_timestamp(),
  closes_at  timestamptz,
  closed_at  timestamptz,
  -- Participants who answered, moved with their answers; people without a phone apart.
  answers    bigint not null default 0 check (answers >= 0),
  people     integer not null default 0 check (people >= 0),
  unique (question, number)
) with (fillfactor = 50);
create unique index round_one_open on polls.round (question) where closed_at is null;
create index round_due on polls.round (closes_at) where closed_at is null;

-- `key` is an HMAC of the device or the person and the workshop: two workshops can't be linked by it.
create table polls.participant (
  id        bigint generated always as identity primary key,
  workshop  bigint not null references polls.workshop on delete cascade,
  key       text not null,
  person    text not null check (person in ('device', 'resident')),
  nickname  text,
  paper     integer,
  unique (workshop, key),
  unique (workshop, paper)
);

-- One answer per participant, question and round. `items` and `weights` are how it is counted: option numbers, values, or words.
create table polls.answer (
  round        bigint not null references polls.round on delete cascade,
  participant  bigint not null references polls.participant on delete cascade,
  revision     integer not null check (revision > 0),
  id           text not null,
  at           timestamptz not null,
  body         jsonb not null,
  items        bigint[] not null,
  weights      bigint[],
  primary key (round, participant),
  check (weights is null or cardinality(weights) = cardinality(items))
);
create index on polls.answer (participant);

-- Everything that was ever said, under the name that the client gave it: what a repetition is answered by, and what an answer was before.
create table polls.submission (
  participant  bigint not null references polls.participant on delete cascade,
  id           text not null,
  round        bigint not null references polls.round on delete cascade,
  revision     integer not null,
  at           timestamptz not null,
  body         jsonb not null,
  primary key (participant, id)
);
create index on polls.submission (round);

-- A word as the first person wrote it; `folded` is what makes two spellings the same. Counted with `root`, where moderators say so.
create table polls.word (
  id      bigint generated always as identity primary key,
  round   bigint not null references polls.round on delete cascade,
  folded  text not null,
  text    text not null,
  status  text not null check (status in ('waiting', 'shown', 'hidden')),
  root    bigint references polls.word on delete cascade,
  unique (round, folded)
);
create index on polls.word (root) where root is not null;

-- Counts move with the answers, in the same transaction, by what the write returns. No check on votes: the row that an upsert proposes is
-- a difference, and is checked before it meets the row that stands.
create table polls.count (
  round  bigint not null references polls.round on delete cascade,
  item   bigint not null,
  votes  bigint not null,
  score  bigint not null,
  primary key (round, item)
) with (fillfactor = 50);

create table polls.hands (
  round  bigint not null references polls.round on delete cascade,
  item   bigint not null,
  hands  integer not null check (hands > 0),
  primary key (round, item)
);

-- Open texts (`ask` is empty: one per participant) and questions from the room (`ask` is the client's name for it).
create table polls.entry (
  id           bigint generated always as identity primary key,
  round        bigint not null references polls.round on delete cascade,
  participant  bigint not null references polls.participant on delete cascade,
  ask          text not null,
  text         text not null,
  status       text not null check (status in ('waiting', 'shown', 'hidden')),
  pinned       boolean not null default false,
  answered     boolean not null default false,
  votes        bigint not null default 0 check (votes >= 0),
  at           timestamptz not null default clock_timestamp(),
  unique (round, participant, ask)
);
create index on polls.entry (participant);

create table polls.vote (
  entry        bigint not null references polls.entry on delete cascade,
  participant  bigint not null references polls.participant on delete cascade,
  primary key (entry, participant)
);
create index on polls.vote (participant);

-- What the people who lead did. Stays as long as the workshop.
create table polls.log (
  workshop  bigint not null references polls.workshop on delete cascade,
  number    integer not null,
  at        timestamptz not null default clock_timestamp(),
  act       text not null,
  member    integer,
  question  text,
  round     integer,
  value     text,
  primary key (workshop, number)
);
