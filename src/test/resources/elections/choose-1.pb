META
key;value
description;One project each, a made-up example
unit;Borgo
instance;2024
num_projects;3
num_votes;5
budget;100
currency;CHF
vote_type;choose-1
PROJECTS
project_id;cost;name;category
A;60;Lights;safety
B/2;50.25;Benches, and shade;green
C;999999999;A pool;sport
VOTES
voter_id;vote
1;A
2;B/2
3;A
x y;C
ü;B/2,B/2
