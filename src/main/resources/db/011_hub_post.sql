-- The mail outbox.
select 1;
