-- Who or what is there to meet somebody's need is nobody's business but the desk's.
update hub.occupation set shown = false where part like 'need:%' and shown;
alter table hub.occupation add constraint occupation_need_unsaid check (not shown or part not like 'need:%');
