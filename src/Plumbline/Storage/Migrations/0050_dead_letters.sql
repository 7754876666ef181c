create table dead_letter (
  n {{arrival}},
  key {{bytes}} not null unique,
  id text not null,
  project text not null,
  surface text not null,
  kind text not null,
  code text not null,
  field text not null,
  reason text not null,
  items bigint not null,
  access text not null,
  at bigint not null,
  content_type text not null,
  size bigint not null,
  state text not null,
  bytes bigint not null,
  body {{bytes}},
  times bigint not null,
  last_at bigint not null,
  tries bigint not null
);

create index dead_letter_by_project on dead_letter (project, n);

create table dead_letter_count (
  project text not null,
  surface text not null,
  code text not null,
  refused bigint not null,
  replayed bigint not null,
  forgotten bigint not null,
  dropped bigint not null,
  letters bigint not null,
  bytes bigint not null,
  primary key (project, surface, code)
);
