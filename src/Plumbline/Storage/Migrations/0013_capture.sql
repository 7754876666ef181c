alter table trace add column captured bigint not null default 0;

create table trace_part (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  trace_key {{bytes}} not null,
  body {{bytes}} not null,
  access text not null,
  at bigint not null,
  received_at bigint not null
);

create index trace_part_by_trace on trace_part (trace_key);

alter table project add column redaction text;

alter table feedback add column name text;
alter table feedback add column label text;
alter table feedback add column span text;
alter table feedback add column source text;
