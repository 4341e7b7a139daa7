-- name: answers_to
select count(case when answer_kind = 'acknowledgement' then 1 end),
       count(case when answer_kind = 'promise' and created_at > $3 then 1 end)
from effects where recipient = $1 and created_at > $2
-- name: case_by_key
select c.id, c.number, c.category, l.sender from cases c join letters l on l.id = c.letter
where c.number = $1 and c.key_end = $2
-- name: case_by_answer
select c.id, c.number, c.category, l.sender
from effects e join cases c on c.id = e.case_id join letters l on l.id = c.letter
where e.name = $1
-- name: recipient_of_answer
select e.recipient, o.envelope_to from effects e left join outgoing o on o.effect = e.id
where e.name = $1 and e.kind = 'answer'
-- name: recipient_of_case
select e.recipient, o.envelope_to
from cases c join effects e on e.letter = c.letter left join outgoing o on o.effect = e.id
where c.number = $1 and c.key_end = $2 and e.kind = 'answer'
order by e.id desc limit 1
-- name: acts_since
select (select count(*) from people where restricted = 1 and restricted_at > $1)
     + (select count(*) from purged where at > $1)
-- name: restricted_by
select count(*)
from case_people p join cases c on c.id = p.case_id join letters l on l.id = c.letter
where p.how = 'exact' and c.category = 'child_report' and l.sender = $1 and l.decided > $2
