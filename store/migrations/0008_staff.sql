-- What staff did with a case: who has taken it on, who decided what. `who` is a user id, never a name.
alter table cases add column claimed_by text not null default '';
alter table cases add column claimed_at bigint not null default 0;
alter table cases add column choice text not null default '';
alter table cases add column decided_by text not null default '';
alter table cases add column decided_at bigint not null default 0;
alter table cases add column note text not null default '';

-- What is done once a day: which day it was done for last.
create table chores (
  name text primary key,
  day bigint not null
);
