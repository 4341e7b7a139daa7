-- name: letters_about
select l.id from case_people p join cases c on c.id = p.case_id join letters l on l.id = c.letter
where p.person = $1 and (p.how = 'exact' or p.how = 'sender')
order by l.id
-- name: letters_from
select id from letters where sender = $1 order by id
-- name: first_of_letter
select coalesce(same_as, id) from letters where id = $1
-- name: copies_of_letter
select id from letters where id = $1 or same_as = $1 order by id
-- name: others_wait_for_letter
select 1 from cases c join letters l on l.id = c.letter
where (l.id = $1 or l.same_as = $1) and c.state = 'open' and (
  exists (select 1 from case_people o where o.case_id = c.id and o.person <> $2 and (o.how = 'exact' or o.how = 'sender'))
  or ($3 = 0 and not exists (select 1 from case_people p
    where p.case_id = c.id and p.person = $2 and (p.how = 'exact' or p.how = 'sender'))))
limit 1
-- name: letter_is_open
select 1 from cases c join letters l on l.id = c.letter
where (l.id = $1 or l.same_as = $1) and c.state = 'open' limit 1
-- name: purge_wait
insert into purge_waits (letter) values ($1) on conflict (letter) do nothing
-- name: purge_waits
select letter from purge_waits order by letter
-- name: end_purge_wait
delete from purge_waits where letter = $1
-- name: purge_papers
delete from papers where case_id in (select id from cases where letter = $1)
-- name: purge_corrections
delete from corrections where case_id in (select id from cases where letter = $1)
-- name: purge_corrections_of
delete from corrections where sender = $1
-- name: purge_cases
update cases set state = 'closed', question = '', note = '', choice = case when state = 'open' then 'purged' else choice end,
  decided_by = case when state = 'open' then $2 else decided_by end,
  decided_at = case when state = 'open' then $3 else decided_at end
where letter = $1
-- name: purge_cases_only_of
update cases set state = 'closed', question = '', note = '', choice = 'purged', decided_by = $3, decided_at = $4
where letter = $1 and state = 'open'
  and exists (select 1 from case_people p
    where p.case_id = cases.id and p.person = $2 and (p.how = 'exact' or p.how = 'sender'))
  and not exists (select 1 from case_people o
    where o.case_id = cases.id and o.person <> $2 and (o.how = 'exact' or o.how = 'sender'))
returning id
-- name: purge_sent
delete from outgoing where effect in (
  select id from effects where letter = $1 and kind = 'answer' and settled_at is not null)
-- name: purge_sent_text
update outgoing set body = '' where effect in (select id from effects where letter = $1 and kind = 'answer')
-- name: purge_answers_to
update effects set state = 'void', settled_at = $2, detail = 'purged'
where recipient = $1 and kind = 'answer' and settled_at is null
-- name: purge_letters_to
delete from outgoing where effect in (select id from effects where recipient = $1 and kind = 'answer')
-- name: addresses_of_links
select id, address from links where length(address) > 0 order by id
-- name: purge_link
delete from links where id = $1
-- name: purge_wished_fields
delete from wished_fields where exists (
  select 1 from wishes w where w.link = wished_fields.link and w.wish = wished_fields.wish and w.person = $1)
-- name: purge_links_of
delete from links
where exists (select 1 from wishes w where w.link = links.id and w.person = $1)
  and not exists (select 1 from wishes w where w.link = links.id and w.person is not null and w.person <> $1)
-- name: purge_undeliverable
delete from undeliverable where address_hash = $1
-- name: purge_bounces
delete from bounces where address_hash = $1
-- name: rows_about
select 'identifiers', count(*) from identifiers where person = $1
union all select 'fields', count(*) from fields where person = $1
union all select 'subscriptions', count(*) from subscriptions where person = $1
union all select 'relations', count(*) from relations where person = $1
union all select 'visits', count(*) from visits where person = $1
union all select 'guardian links', count(*) from guardians where person = $1 or ward = $1
union all select 'wishes', count(*) from wishes where person = $1
union all select 'undos', count(*) from field_undos where person = $1
-- name: letter_to_forget
select id, folder, received, mailbox from letters where id = $1 or same_as = $1 order by id
-- name: waiting_expunges
select count(*) from effects where kind = 'expunge' and settled_at is null
-- name: purge_sender
update letters set sender = null where sender = $1
-- name: purge_person
delete from people where id = $1
-- name: insert_purged
insert into purged (form_hash, at, why) values ($1, $2, $3) on conflict (form_hash) do nothing
-- name: insert_scrub
insert into scrubs (id, at) select coalesce(max(id), 0) + 1, $1 from scrubs
-- name: last_scrub
select coalesce(max(id), 0) from scrubs
-- name: end_scrubs
delete from scrubs where id <= $1
-- name: waiting_scrub
select 1 from scrubs limit 1
-- name: count_scrubs
select count(*) from scrubs
-- name: insert_expunge
insert into effects (id, name, kind, letter, state, due_at, created_at)
select $1, $2, 'expunge', l.id, 'due', $3, $3 from letters l where l.id = $4 and l.mailbox <> 'house'
on conflict do nothing
-- name: was_forgotten
select 1 from effects where letter = $1 and kind = 'expunge'
-- name: claim_expunges
update effects set state = 'claimed', due_at = $2
where id in (
  select x.id from effects x
  where x.kind = 'expunge' and x.settled_at is null and x.due_at <= $1
    and not exists (select 1 from effects o where o.letter = x.letter and o.kind <> 'expunge' and o.settled_at is null)
  order by x.due_at, x.id limit $3)
returning id, name, letter, attempts
-- name: letter_to_expunge
select l.mailbox, l.received, coalesce(l.content_key, f.content_key)
from letters l left join letters f on f.id = l.same_as
where l.id = $1
