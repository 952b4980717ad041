-- Guards for events and bookings.

-- Hash of the request that last replaced the event, by which the same request sent again is known. Null where another event's request
-- replaced it (a series), or none did.
alter table hub.event add column content text;

-- Nobody is known any more who booked it; so the clock need not look at it again.
alter table hub.event add column forgotten boolean not null default false;

-- An account has one booking of an event that is not over. The desk books for others without an account.
create unique index booking_account on hub.booking (event, subject)
  where subject is not null and state not in ('cancelled', 'expired');

-- Guests who came in by the door, whichever session it was; `inside` if they are in there in one. Belongs to the door.
create function hub.arrived(bookings bigint[]) returns table (booking bigint, guest integer, inside boolean)
language sql stable
begin atomic
  select a.booking, a.guest, bool_or(a.inside) from hub.arrival a where a.booking = any(bookings) group by a.booking, a.guest;
end;
