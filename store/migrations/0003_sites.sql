-- Sites that clients run with us: whose they are decides who may ask about a visitor.
create table sites (
  host text primary key,               -- in lower case
  name text not null,
  client text not null,                -- its mail address as given; '' after the client was purged
  client_hash text not null            -- shortened address hash, as letters have it
);
