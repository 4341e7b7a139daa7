-- name: put_correction
insert into corrections (case_id, sender, labels, features, at, who)
select c.id, l.sender, $2, $3, $4, $5 from cases c join letters l on l.id = c.letter where c.id = $1
on conflict (case_id) do update set labels = excluded.labels, features = excluded.features, at = excluded.at,
  who = excluded.who
-- name: list_corrections
select labels, features, at from corrections order by case_id
-- name: papers_of_case
select author, subject, body from papers where case_id = $1
