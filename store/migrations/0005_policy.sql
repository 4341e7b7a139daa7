-- Versions of the privacy policy, as the daemon came to see them. A policy that goes back to an older text is a version
-- of its own: what was in force at some time is the last row that began before it.
create table policy_versions (
  id integer primary key,
  hash text not null,
  revised text not null,               -- as the policy says it
  first_seen bigint not null
);

alter table cases add column policy bigint references policy_versions (id);
-- What a person could answer.
alter table papers add column draft text not null default '';

drop view case_pages;
create view case_pages as
select c.id, c.number, c.state, c.category, c.action, c.urgent, l.received, c.due_at, c.law, c.question,
       p.author, p.subject, p.body, p.because, p.draft, coalesce(v.hash, '') as policy_hash,
       coalesce(v.revised, '') as policy_revised
from cases c join letters l on l.id = c.letter left join papers p on p.case_id = c.id
left join policy_versions v on v.id = c.policy;
