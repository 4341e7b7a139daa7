-- name: staff_view
select id, letter, category, state, claimed_by, claimed_at, choice, decided_by, decided_at, number, key_end
from cases where id = $1
-- name: claim_case
update cases set claimed_by = $2, claimed_at = $3
where id = $1 and state = 'open' and (claimed_by = '' or claimed_by = $2 or claimed_at <= $4)
-- name: decide_case
update cases set state = 'closed', choice = $2, decided_by = $3, decided_at = $4, note = $5 where id = $1 and state = 'open'
-- name: forget_papers
delete from papers where case_id = $1
-- name: open_cases_of_letter
select 1 from cases where letter = $1 and state = 'open' limit 1
-- name: received_of_letter
select received from letters where id = $1
-- name: chore_done
select 1 from chores where name = $1 and day >= $2
-- name: do_chore
insert into chores (name, day) values ($1, $2) on conflict (name) do update set day = excluded.day
-- name: count_open
select count(*), coalesce(sum(urgent), 0), coalesce(sum(case when due_at < $1 then 1 else 0 end), 0), min(due_at)
from cases where state = 'open'
