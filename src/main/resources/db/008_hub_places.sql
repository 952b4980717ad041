-- The hub: places and what can be reserved there.
create schema hub;
