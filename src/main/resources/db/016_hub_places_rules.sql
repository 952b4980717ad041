-- Who or what is there to meet somebody's need is nobody's business but the desk's.
update hub.occupation set shown = false where part like 'need:%' and shown;
alter table hub.occupation add constraint occupation_need_unsaid check (not shown or part not like 'need:%');

-- The first start by the clock on the wall that is not before a moment: starts are multiples of the step from midnight.
create function hub.next_start(at timestamptz, step_minutes integer, zone text) returns timestamptz
language sql stable parallel safe
return (
  select (case when bin = clock then bin else least(bin + make_interval(mins => step_minutes), day + interval '1 day') end) at time zone zone
  from (select at at time zone zone as clock, date_trunc('day', at at time zone zone) as day) t
  cross join lateral date_bin(make_interval(mins => step_minutes), clock, day) as bin);

-- Nobody stands in line twice for the same time.
update hub.wish w set state = 'over'
where state <> 'over' and exists (
  select from hub.wish o where o.state <> 'over' and o.resource = w.resource and lower(o.email) = lower(w.email) and o.line < w.line
    and tstzrange(o.starts, o.ends) && tstzrange(w.starts, w.ends));
alter table hub.wish add constraint wish_once
  exclude using gist (resource with =, lower(email) with =, tstzrange(starts, ends) with &&) where (state <> 'over');
