-- name: head
select next_letter, next_case, next_effect, next_suppression, next_person, next_link, audit_count, audit_hash from head where id = 1
-- name: insert_head
insert into head (id, next_letter, next_case, next_effect, next_suppression, audit_count, audit_hash, audit_seal)
values (1, 1, 1, 1, 1, 0, $1, $2)
-- name: update_head
update head set next_letter = $1, next_case = $2, next_effect = $3, next_suppression = $4, next_person = $5,
  next_link = $6, audit_count = $7, audit_hash = $8, audit_seal = $9
where id = 1
-- name: answers_since
select cast(coalesce(sum(n), 0) as bigint) from answer_minutes where minute > $1
-- name: count_answers
insert into answer_minutes (minute, n) values ($1, $2)
on conflict (minute) do update set n = answer_minutes.n + excluded.n
-- name: forget_answer_counts
delete from answer_minutes where minute <= $1
