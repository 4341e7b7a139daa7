-- name: insert_person
insert into people (id, birth_date, source, restricted, restricted_why, restricted_at, entered_at)
values ($1, $2, $3, 0, '', 0, $4)
-- name: insert_identifier
insert into identifiers (kind, form, person, value) values ($1, $2, $3, $4) on conflict (kind, form, person) do nothing
-- name: insert_relation
insert into relations (person, relation) values ($1, $2) on conflict (person, relation) do nothing
-- name: put_field
insert into fields (person, name, value, source, collected_at) values ($1, $2, $3, $4, $5)
on conflict (person, name) do update set value = excluded.value, source = excluded.source,
  collected_at = excluded.collected_at
where fields.value <> excluded.value or fields.source <> excluded.source
  or fields.collected_at <> excluded.collected_at
-- name: insert_subscription
insert into subscriptions (person, list) values ($1, $2) on conflict (person, list) do nothing
-- name: insert_visit
insert into visits (person, site) values ($1, $2) on conflict (person, site) do nothing
-- name: insert_guardian
insert into guardians (person, ward) values ($1, $2) on conflict (person, ward) do nothing
-- name: put_birth_date
update people set birth_date = $2 where id = $1 and birth_date <> $2
-- name: birth_date_of
select birth_date from people where id = $1
-- name: field_of
select value from fields where person = $1 and name = $2
-- name: restrict_person
update people set restricted = 1, restricted_why = $2, restricted_at = $3 where id = $1 and restricted = 0
-- name: unrestrict_person
update people set restricted = 0, restricted_why = '', restricted_at = 0 where id = $1 and restricted = 1
-- name: people_with
select person from identifiers where kind = $1 and form = $2 order by person limit $3
-- name: person
select id, birth_date, source, restricted, restricted_why, held_until from people where id = $1
-- name: identifiers_of
select kind, value from identifiers where person = $1 order by kind, form
-- name: relations_of
select relation from relations where person = $1 order by relation
-- name: fields_of
select name, value, source, collected_at from fields where person = $1 order by name
-- name: subscriptions_of
select list from subscriptions where person = $1 order by list
-- name: visits_of
select site from visits where person = $1 order by site
-- name: wards_of
select ward from guardians where person = $1 order by ward
-- name: people_after
select id from people where id > $1 order by id limit $2
-- name: was_purged
select 1 from purged where form_hash = $1
-- name: insert_case_person
insert into case_people (case_id, person, how) values ($1, $2, $3) on conflict (case_id, person) do nothing
-- name: people_of_case
select person, how from case_people where case_id = $1 order by how, person
-- name: hold_person
update people set held_until = $2 where id = $1 and held_until < $2
