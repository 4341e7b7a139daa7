-- Records whose birth date was found to be a child's, and for which date: what people decided then stays decided.
create table child_checks (
  person bigint primary key references people (id) on delete cascade,
  birth_date text not null,
  at bigint not null
);
create index people_born on people (birth_date, id);
