CREATE TABLE kit.half (n integer);
SELECT * FROM nowhere;
