-- name: unchecked_children
select p.id from people p
where p.birth_date > $1
  and not exists (select 1 from child_checks c where c.person = p.id and c.birth_date = p.birth_date)
order by p.birth_date, p.id limit $2
-- name: child_check
select 1 from child_checks where person = $1 and birth_date = $2
-- name: put_child_check
insert into child_checks (person, birth_date, at) values ($1, $2, $3)
on conflict (person) do update set birth_date = excluded.birth_date, at = excluded.at
-- name: child_case_of
select 1 from case_people p join cases c on c.id = p.case_id
where p.person = $1 and c.category = 'child_report' and p.how = 'exact' limit 1
