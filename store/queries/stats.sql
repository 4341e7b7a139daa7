-- name: stats
select 'letters', category, '', count(*) from letters where mailbox <> 'house' group by category
union all
select 'cases', category, state, count(*) from cases group by category, state
union all
select 'effects', kind, state, count(*) from effects group by kind, state
