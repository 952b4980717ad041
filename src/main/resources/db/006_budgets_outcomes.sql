-- How winners are found is fixed before anybody votes. `rule` is a key or a friendlier name as `count` knows them.
alter table budgets.budget
  add column rule_step numeric(19, 4) check (rule_step > 0),
  add column min_votes integer not null default 0 check (min_votes >= 0);

-- Outcomes counted before they carried an explanation and the ballots' hash are counted again.
delete from budgets.outcome;
alter table budgets.outcome
  add column hash text not null,
  add column paper_version integer not null;

-- A count under way: the node that does it says every second that it still lives, so that another one takes over if not.
-- A row with a failure stays: this vote can't be counted by its rule.
create table budgets.counting (
  budget   bigint primary key references budgets.budget on delete cascade,
  node     uuid not null,
  since    timestamptz not null,
  beat     timestamptz not null,
  step     text not null check (step in ('reading', 'counting')),
  pot      text,
  round    integer not null default 0,
  failure  text
);

-- What other rules would have given for the same ballots, kept until the official outcome changes.
create table budgets.what_if (
  budget    bigint not null references budgets.budget on delete cascade,
  rule      text not null,
  document  jsonb not null,
  primary key (budget, rule)
);
