-- name: insert_case
insert into cases (id, letter, category, state, action, urgent, question, law, due_at, number, key_end, joins, policy)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
  coalesce((select v.id from policy_versions v where v.first_seen <= $13 order by v.id desc limit 1),
    (select min(v.id) from policy_versions v)))
on conflict (number) do nothing
-- name: insert_papers
insert into papers (case_id, author, subject, body, because, draft) values ($1, $2, $3, $4, $5, $6)
-- name: reopen_case
update cases set state = 'open', action = 'staff', question = $2, due_at = $3
where id = $1 and state = 'closed'
returning letter
-- name: open_cases
select id, number, state, category, action, urgent, received, due_at, law, question, author, subject, body, because,
  policy_hash, policy_revised, draft
from case_pages
where state = 'open'
order by due_at, id limit $1
-- name: all_cases
select id, number, state, category, action, urgent, received, due_at, law, question, author, subject, body, because,
  policy_hash, policy_revised, draft
from case_pages
order by case when state = 'open' then 0 else 1 end, due_at, id limit $1
-- name: case_by_number
select id, number, state, category, action, urgent, received, due_at, law, question, author, subject, body, because,
  policy_hash, policy_revised, draft
from case_pages
where number = $1
-- name: case_by_id
select id, number, state, category, action, urgent, received, due_at, law, question, author, subject, body, because,
  policy_hash, policy_revised, draft
from case_pages
where id = $1
-- name: answers_of_case
select e.version, e.state, e.detail, coalesce(o.body, '')
from cases c join effects e on e.letter = c.letter left join outgoing o on o.effect = e.id
where c.id = $1 and e.kind = 'answer'
order by e.id
-- name: first_case_of_letter
select id, category, law, due_at from cases where letter = $1 order by due_at, id limit 1
