-- The door.
select 1;
