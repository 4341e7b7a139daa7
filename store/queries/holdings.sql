-- name: entered_at
select entered_at, restricted_at from people where id = $1
-- name: kinds_of_identifiers
select kind, count(*) from identifiers where person = $1 group by kind order by kind
-- name: held_rows
select 'subscriptions', count(*) from subscriptions where person = $1
union all select 'visits of clients'' sites', count(*) from visits where person = $1
union all select 'guardian links', count(*) from guardians where person = $1 or ward = $1
union all select 'wishes on a page', count(*) from wishes where person = $1
union all select 'changes that can be taken back', count(*) from field_undos where person = $1
union all select 'planned erasure', count(*) from erasures where person = $1
-- name: suppressions_of_address
select purpose, count(*), min(since), max(since) from suppressions where address_hash = $1
group by purpose order by purpose
-- name: undeliverable_address
select count(*), coalesce(min(since), 0) from undeliverable where address_hash = $1
-- name: bounces_of_address
select coalesce(sum(n), 0), coalesce(max(last_at), 0) from bounces where address_hash = $1
-- name: cases_about
select c.category, c.state, count(*), min(l.received), max(l.received)
from case_people p join cases c on c.id = p.case_id join letters l on l.id = c.letter
where p.person = $1 and (p.how = 'exact' or p.how = 'sender')
group by c.category, c.state
order by c.category, c.state
-- name: unsent_answers_to
select count(*), coalesce(min(created_at), 0), coalesce(max(created_at), 0) from effects
where recipient = $1 and kind = 'answer' and settled_at is null
-- name: corrections_of_address
select count(*), coalesce(min(at), 0), coalesce(max(at), 0) from corrections where sender = $1
