-- Events, bookings, the waitlist.
select 1;
