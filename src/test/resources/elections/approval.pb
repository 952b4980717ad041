META
key;value
description;Two or three projects, a made-up example
unit;Borgo
instance;2024
num_projects;5
num_votes;5
budget;100.50
currency;EUR
vote_type;approval
min_length;2
max_length;3
PROJECTS
project_id;cost;name
10;60.25;Lights
9;40;"Benches; and shade"
M/01/X%20;30.50;"The ""long"" table"
c10;40.25;None
free;0;Volunteers
VOTES
voter_id;vote
1;10,9
2;10,9,M/01/X%20
3;M/01/X%20,M/01/X%20,free
4;10,c10
5;9,free
