-- People: what we hold, exactly as it was given, and the canonical forms by which it is found. Deleting a person deletes
-- all of it.
create table people (
  id integer primary key,
  birth_date text not null,            -- ISO 8601; '' is unknown
  source text not null,
  restricted bigint not null check (restricted = 0 or restricted = 1),
  restricted_why text not null,
  restricted_at bigint not null,       -- 0: never
  entered_at bigint not null
);
create index people_restricted on people (restricted_at) where restricted = 1;

create table identifiers (
  kind text not null,
  form text not null,                  -- canonical, for matching
  person bigint not null references people (id) on delete cascade,
  value text not null,                 -- as given
  primary key (kind, form, person)
);
create index identifiers_person on identifiers (person);

create table relations (
  person bigint not null references people (id) on delete cascade,
  relation text not null check (relation = 'client' or relation = 'subscriber' or relation = 'poster'
    or relation = 'browser' or relation = 'site_visitor'),
  primary key (person, relation)
);

create table fields (
  person bigint not null references people (id) on delete cascade,
  name text not null,
  value text not null,
  source text not null,
  collected_at bigint not null,        -- 0: not said
  primary key (person, name)
);

create table subscriptions (
  person bigint not null references people (id) on delete cascade,
  list text not null,
  primary key (person, list)
);

create table visits (
  person bigint not null references people (id) on delete cascade,
  site text not null,                  -- host of a client's site
  primary key (person, site)
);
create index visits_site on visits (site);

create table guardians (
  person bigint not null references people (id) on delete cascade,
  ward bigint not null references people (id) on delete cascade,
  primary key (person, ward)
);
create index guardians_ward on guardians (ward);

-- What a purge leaves of somebody: keyed hashes of unique identifiers, so that no import brings the person back.
create table purged (
  form_hash text primary key,
  at bigint not null,
  why text not null
);

-- Which records a case is about, and how they were found.
create table case_people (
  case_id bigint not null references cases (id) on delete cascade,
  person bigint not null references people (id) on delete cascade,
  how text not null check (how = 'sender' or how = 'exact' or how = 'weak' or how = 'linked'),
  primary key (case_id, person)
);
create index case_people_person on case_people (person);

alter table head add column next_person bigint not null default 1;
