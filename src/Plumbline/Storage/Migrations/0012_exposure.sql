create index trace_by_person on trace (project, person);

create table sealed_opening (
  n {{arrival}},
  project text not null,
  scorecard text not null,
  dataset text not null,
  candidate text not null,
  reason text not null,
  items bigint not null,
  at bigint not null,
  unique (project, scorecard)
);

create table sealed_item (
  project text not null,
  item text not null,
  scorecard text not null,
  primary key (project, item)
);
