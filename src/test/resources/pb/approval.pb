META
key;value
description;"Courtyards ""in bloom""; a made-up example"
country;Italy
unit;Borgo
instance;2024
num_projects;6
num_votes;7
budget;100.50
currency;EUR
vote_type;approval
rule;greedy
date_begin;2024-05-01
date_end;2024-05-31
min_length;1
max_length;3
language;it
comment;None

PROJECTS
project_id;cost;votes;name;category
10;60.25;4;Lights;safety
9;40;4;"Benches; and shade";green
B/2;30.50;3;"The ""long"" table";culture,green
c10;40.25;2;None;
free;0;1;Volunteers;care
never;999999999;2;A pool;sport

VOTES
voter_id;vote;age;sex
1;10,9;34;F
2;10,9,B/2;71;M
3;B/2,B/2;None;None
4;10,c10;18-25;F
5;9,never,free;40;F
6;;"40;x";M
7; c10 , 10,9 , B/2,never;52;M
