-- name: insert_link
insert into links (id, letter, address, language, received, created_at, expires_at, reminded, ended)
values ($1, $2, $3, $4, $5, $6, $7, 0, 0)
-- name: insert_link_secret
insert into link_secrets (hash, link) values ($1, $2)
-- name: insert_wish
insert into wishes (link, wish, case_id, person) values ($1, $2, $3, $4) on conflict (link, wish) do nothing
-- name: insert_wished_field
insert into wished_fields (link, wish, field, old_value, value) values ($1, $2, $3, $4, $5)
on conflict (link, wish, field) do update set old_value = excluded.old_value, value = excluded.value
-- name: link_by_secret
select l.id, l.letter, l.address, l.language, l.received, l.expires_at
from link_secrets s join links l on l.id = s.link
where s.hash = $1 and l.ended = 0 and l.expires_at > $2
-- name: wishes_of_link
select w.wish, w.case_id, c.category, c.number, c.key_end, w.person, w.settled_at
from wishes w join cases c on c.id = w.case_id
where w.link = $1
order by w.wish
-- name: fields_of_wish
select field, old_value, value from wished_fields where link = $1 and wish = $2 order by field
-- name: settle_wish
update wishes set settled_at = $3 where link = $1 and wish = $2 and settled_at is null
-- name: links_to_remind
select id, letter, address, language, received, expires_at from links
where ended = 0 and reminded = 0 and created_at <= $1 and expires_at > $2
  and exists (select 1 from wishes w where w.link = links.id and w.settled_at is null)
order by id limit $3
-- name: link_reminded
update links set reminded = 1 where id = $1
-- name: links_to_end
select id from links where ended = 0 and expires_at <= $1 order by expires_at limit $2
-- name: end_link
update links set ended = 1, address = '' where id = $1
-- name: waiting_letters_to
select 1 from links where address = $1 and ended = 0 and created_at > $2 limit 1
-- name: replace_identifier
update identifiers set form = $4, value = $5 where person = $1 and kind = $2 and form = $3
-- name: delete_identifier
delete from identifiers where person = $1 and kind = $2 and form = $3
-- name: delete_field
delete from fields where person = $1 and name = $2
-- name: insert_field_undo
insert into field_undos (undo_hash, person, field, old_value, value, until) values ($1, $2, $3, $4, $5, $6)
on conflict (undo_hash, field) do nothing
-- name: field_undos
select person, field, old_value, value from field_undos where undo_hash = $1 and until > $2
-- name: forget_field_undos
delete from field_undos where undo_hash = $1
-- name: forget_old_field_undos
delete from field_undos where until <= $1
-- name: plan_erasure
insert into erasures (person, case_id, at, undo_hash) values ($1, $2, $3, $4) on conflict (person) do nothing
-- name: take_back_erasure
delete from erasures where undo_hash = $1
-- name: erasure_known
select 1 from erasures where undo_hash = $1 and at > $2
-- name: erasures_due
select e.person, e.case_id from erasures e join people p on p.id = e.person
where e.at <= $1 and p.held_until <= $1 order by e.at limit $2
