alter table project add column retention text;

alter table trace add column text_expired_at bigint;
alter table trace add column said_expired bigint not null default 0;

create table retention_mark (
  project text not null,
  tier text not null,
  n bigint not null,
  removed bigint not null,
  labelled bigint not null,
  made_of bigint not null,
  at bigint not null,
  primary key (project, tier)
);

create table expired_day (
  project text not null,
  day bigint not null,
  primary key (project, day)
);

create table forgotten (
  trace_key {{bytes}} primary key,
  project text not null,
  at bigint not null
);

create table deletion (
  id text primary key,
  project text not null,
  kind text not null,
  subject text not null,
  actor text not null,
  at bigint not null
);

create index deletion_by_time on deletion (project, at);

create table deletion_count (
  deletion text not null,
  step text not null,
  kind text not null,
  items bigint not null,
  primary key (deletion, step, kind)
);

create table deletion_end (
  deletion text primary key,
  at bigint not null
);

create table affected_artifact (
  n {{arrival}},
  project text not null,
  kind text not null,
  hash text not null,
  deletion text not null,
  step text not null,
  items bigint not null,
  at bigint not null,
  unique (deletion, step, kind, hash)
);

create index affected_artifact_by_hash on affected_artifact (project, kind, hash);
