-- name: claim_effects
update effects set state = 'claimed', due_at = $3
where id in (select id from effects where kind = $1 and settled_at is null and due_at <= $2 order by due_at, id limit $4)
returning id, name, case_id, attempts, unknowns, mailbox, uidvalidity, uid, folder, source
-- name: outgoing
select envelope_from, envelope_to, payload from outgoing where effect = $1
-- name: unsettled_effect
select id, kind, letter, folder from effects where name = $1 and settled_at is null
-- name: end_effect
update effects set state = $2, settled_at = $3, detail = $4, copy_uidvalidity = $5, copy_uid = $6
where id = $1 and settled_at is null
-- name: forget_outgoing
delete from outgoing
where effect = $1 and not exists (select 1 from cases c where c.letter = $2 and c.state = 'open')
-- name: pending_effect
select kind, case_id, attempts, unknowns, created_at from effects where name = $1 and settled_at is null
-- name: postpone_effect
update effects set state = 'due', due_at = $2, attempts = attempts + 1, unknowns = unknowns + $3, detail = $4
where name = $1 and settled_at is null
-- name: release_effect
update effects set state = 'due', due_at = $2 where name = $1 and state = 'claimed'
-- name: free_leases
update effects set state = 'due', due_at = $1 where state = 'claimed' and settled_at is null
-- name: next_due
select min(due_at) from (
  select min(due_at) as due_at from effects where kind = 'answer' and settled_at is null and state = 'due'
  union all
  select min(due_at) as due_at from effects where kind = 'move' and settled_at is null and state = 'due'
  union all
  select min(x.due_at) as due_at from effects x
  where x.kind = 'expunge' and x.settled_at is null and x.state = 'due'
    and not exists (select 1 from effects o where o.letter = x.letter and o.kind <> 'expunge' and o.settled_at is null)
) as kinds
-- name: folder_of_letter
select folder from letters where id = $1
