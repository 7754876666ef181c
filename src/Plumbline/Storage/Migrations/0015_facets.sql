create table payload_by_number (
  n {{number}} primary key,
  body {{bytes}} not null
);

insert into payload_by_number (n, body) select trace.n, payload.body from payload join trace on trace.key = payload.key;

drop table payload;

alter table payload_by_number rename to payload;

alter table trace add column segment text;
alter table trace add column served bigint not null default 1;
alter table trace add column failed bigint not null default 0;
alter table trace add column said bigint not null default 0;
alter table trace add column rater text;

create index trace_by_model on trace (project, model, prompt_version, at);
create index trace_by_said on trace (project, at, said) where said <> 0;

create table awaiting (
  trace_key {{bytes}} primary key,
  project text not null
);

create table trace_hour (
  project text not null,
  hour bigint not null,
  model text not null,
  prompt_version text not null,
  release text not null,
  segment text not null,
  traces bigint not null,
  served bigint not null,
  failed bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  priced bigint not null,
  cost_usd double precision not null,
  timed bigint not null,
  latency_0 bigint not null,
  latency_1 bigint not null,
  latency_2 bigint not null,
  latency_3 bigint not null,
  latency_4 bigint not null,
  latency_5 bigint not null,
  latency_6 bigint not null,
  latency_7 bigint not null,
  latency_8 bigint not null,
  latency_9 bigint not null,
  latency_10 bigint not null,
  latency_11 bigint not null,
  latency_12 bigint not null,
  latency_13 bigint not null,
  latency_14 bigint not null,
  latency_15 bigint not null,
  primary key (project, hour, model, prompt_version, release, segment)
);

create table said_hour (
  project text not null,
  hour bigint not null,
  model text not null,
  prompt_version text not null,
  release text not null,
  segment text not null,
  said bigint not null,
  traces bigint not null,
  primary key (project, hour, model, prompt_version, release, segment, said)
);

create table rater_day (
  project text not null,
  day bigint not null,
  model text not null,
  prompt_version text not null,
  release text not null,
  segment text not null,
  rater text not null,
  up bigint not null,
  down bigint not null,
  primary key (project, day, model, prompt_version, release, segment, rater)
);

insert into job (id, project, kind, payload, state, run_at, token, attempts, done, total, created_at)
select 'counts-of-' || name, name, 'rebuild-counts', '{}', 'ready', 0, 0, 0, 0, 0, 0
from project where exists (select 1 from trace where trace.project = project.name);
