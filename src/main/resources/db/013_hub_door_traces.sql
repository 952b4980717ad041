-- What the door finds again: seats that were booked for a number before anybody wrote that down, and what was shown to it.

-- The booking that holds seats for a number of the queue. A node that died between booking and calling left only the key of its request,
-- `entry ID`.
create function hub.queue_booking(entry hub.queue_entry) returns bigint
language sql stable
return coalesce((entry).booking, (
  select b.id from kit.request r join hub.booking b on b.code = r.outcome ->> 'code'
  where r.operation = 'book' and r.key = sha256(convert_to('entry ' || (entry).id, 'UTF8'))));

-- What was read from a code that is no guest's of this event, without what would make it useful to others.
-- Kept for a month.
alter table hub.scan add column presented text check (length(presented) between 1 and 200);
create index scan_presented on hub.scan (received) where presented is not null;
