create table trace_tag (
  n {{arrival}},
  project text not null,
  trace_key {{bytes}} not null,
  trace_at bigint not null,
  tag text not null,
  present bigint not null,
  actor text not null,
  at bigint not null
);

create index trace_tag_by_trace on trace_tag (trace_key, tag, n);
create index trace_tag_by_tag on trace_tag (project, tag, trace_at);

create table saved_view (
  n {{arrival}},
  project text not null,
  name text not null,
  filter text not null,
  actor text not null,
  at bigint not null,
  unique (project, name)
);
