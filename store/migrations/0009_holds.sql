-- A legal demand keeps a record from being purged by software alone, for a few days. A person decides about the rest.
alter table people add column held_until bigint not null default 0;
