create schema budgets;

-- Times as they stand in documents: RFC 3339, UTC, whole seconds.
create function budgets.utc(at timestamptz) returns text
language sql stable parallel safe
return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

create table budgets.budget (
  id               bigint generated always as identity primary key,
  slug             text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  phase            text not null default 'draft' check (phase in ('draft', 'open', 'closed', 'published')),
  title            jsonb not null,
  summary          jsonb,
  currency         text not null check (currency ~ '^[A-Z]{3}$'),
  opens_at         timestamptz,
  closes_at        timestamptz,
  closed_at        timestamptz,
  published_at     timestamptz,
  tally            text not null check (tally in ('live', 'turnout', 'hidden')),
  release_step     integer not null check (release_step between 1 and 1000),
  kind             text not null check (kind in ('approval', 'knapsack', 'points', 'ranking')),
  scope            text not null check (scope in ('pot', 'each-pot', 'all-pots')),
  min_choices      integer not null check (min_choices >= 0),
  max_choices      integer check (max_choices >= greatest(min_choices, 1)),
  max_cost         numeric(19, 4) check (max_cost >= 0),
  max_points       bigint check (max_points > 0),
  min_per_project  bigint not null default 0 check (min_per_project >= 0),
  max_per_project  bigint check (max_per_project >= min_per_project),
  needs_roll       boolean not null default false,
  min_age          integer check (min_age between 0 and 120),
  areas            text[],
  kinds            text[],
  rule             text not null default 'greedy',
  themes           jsonb not null default '{}',
  -- Rises with each change by which a ballot could be judged otherwise; a ballot judged by another version is refused.
  paper_version    integer not null default 1,
  -- After the close the tables that say who voted and what was voted have been written anew, in the order of their keys.
  sealed           boolean not null default false,
  check (closes_at > opens_at),
  check (phase = 'draft' or closes_at is not null),
  check (needs_roll or (min_age is null and areas is null and kinds is null))
);

create table budgets.pot (
  budget    bigint not null references budgets.budget on delete cascade,
  key       text not null,
  position  integer not null,
  title     jsonb not null,
  area      text,
  amount    numeric(19, 4) not null check (amount >= 0),
  primary key (budget, key)
);

create table budgets.project (
  budget        bigint not null references budgets.budget on delete cascade,
  id            text not null,
  -- The name of the project in ballots and tallies; never given again.
  number        integer not null,
  pot           text not null,
  position      integer not null,
  tie           integer not null,
  cost          numeric(19, 4) not null check (cost >= 0),
  title         jsonb not null,
  text          jsonb,
  theme         text,
  area          text,
  place         jsonb,
  picture       bytea,
  picture_type  text,
  status        text not null default 'standing' check (status in ('standing', 'withdrawn')),
  reason        jsonb,
  primary key (budget, id),
  unique (budget, number),
  foreign key (budget, pot) references budgets.pot (budget, key)
);

create table budgets.notice (
  budget     bigint not null references budgets.budget on delete cascade,
  number     integer not null,
  kind       text not null check (kind in ('extended', 'withdrawn')),
  at         timestamptz not null,
  reason     jsonb not null,
  project    text,
  closes_at  timestamptz,
  primary key (budget, number)
);

-- Who has voted. No time finer than the day, no sequence, no reference to the ballot: what was voted is in another table under a key
-- that only the budget's own secret, kept outside the database, can derive. One partition per budget, so that closing can write both
-- tables anew.
create table budgets.participation (
  budget  bigint not null,
  voter   text not null,
  day     date not null,
  primary key (budget, voter)
) partition by list (budget);

-- What was voted. A withdrawn ballot keeps its row without choices, so that its revision never starts again.
create table budgets.ballot (
  budget     bigint not null,
  voter_key  bytea not null,
  revision   integer not null check (revision > 0),
  receipt    text not null,
  at         timestamptz not null,
  choices    integer[],
  points     bigint[],
  primary key (budget, voter_key),
  unique (budget, receipt),
  check (points is null or cardinality(points) = cardinality(choices))
) partition by list (budget);

-- Counts move with the ballots, in the same transaction. `shown` is what a live tally has released.
create table budgets.turnout (
  budget   bigint primary key references budgets.budget on delete cascade,
  ballots  bigint not null default 0 check (ballots >= 0),
  shown    bigint not null default 0
);

create table budgets.tally (
  budget       bigint not null references budgets.budget on delete cascade,
  number       integer not null,
  votes        bigint not null default 0 check (votes >= 0),
  score        bigint not null default 0 check (score >= 0),
  shown_votes  bigint not null default 0,
  shown_score  bigint not null default 0,
  primary key (budget, number)
) with (fillfactor = 50);

create table budgets.outcome (
  budget     bigint primary key references budgets.budget on delete cascade,
  rule       text not null,
  ballots    bigint not null,
  counted_at timestamptz not null,
  document   jsonb not null
);

create table budgets.rating (
  budget   bigint not null references budgets.budget on delete cascade,
  day      date not null,
  stars    integer not null check (stars between 1 and 5),
  comment  text
);
create index on budgets.rating (budget);
