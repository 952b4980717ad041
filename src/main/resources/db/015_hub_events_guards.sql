-- Guards for events and bookings.

-- Nobody is known any more who booked it; so the clock need not look at it again.
alter table hub.event add column forgotten boolean not null default false;
