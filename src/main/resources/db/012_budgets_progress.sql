-- How far a count is, beside its rounds: per cent of the pot's money that the winners had in the last round.
alter table budgets.counting add column filled integer not null default 0;
