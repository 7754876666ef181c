create table interaction (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  kind text not null,
  seconds double precision,
  value double precision,
  text text,
  before text,
  conversation text,
  session text,
  access text not null,
  at bigint not null,
  received_at bigint not null
);

create index interaction_by_trace on interaction (trace_key);

create table signal_rules (
  n {{arrival}},
  project text not null,
  version text not null,
  text text not null,
  at bigint not null
);

create index signal_rules_by_project on signal_rules (project, n);

create table signal_cursor (
  project text not null,
  rules text not null,
  step bigint not null,
  trace_n bigint not null,
  part_n bigint not null,
  interaction_n bigint not null,
  feedback_n bigint not null,
  signal_n bigint not null,
  primary key (project, rules)
);

create table derived_signal (
  key {{bytes}} primary key,
  project text not null,
  rules text not null,
  id text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  kind text not null,
  value double precision,
  text text,
  evidence text not null,
  at bigint not null,
  received_at bigint not null
);

create index derived_signal_by_trace on derived_signal (trace_key, rules);
create index derived_signal_by_time on derived_signal (project, rules, kind, at);
create index signal_by_time on signal (project, kind, at);

create view counted_signal as
  select key, project, id, trace, trace_key, kind, value, text, cast(null as text) as rules, at, received_at from signal
  union all
  select derived.key, derived.project, derived.id, derived.trace, derived.trace_key, derived.kind, derived.value, derived.text, derived.rules, derived.at, derived.received_at
  from derived_signal as derived
  join signal_rules as chosen on chosen.project = derived.project and chosen.version = derived.rules
    and chosen.n = (select max(latest.n) from signal_rules as latest where latest.project = derived.project)
  where not exists (
    select 1 from signal as stated
    where stated.trace_key = derived.trace_key
      and (stated.kind = derived.kind
        or (stated.kind in ('regenerate', 'retry', 'follow_up_correction') and derived.kind in ('regenerate', 'retry', 'follow_up_correction'))));

drop index trace_by_conversation;
create index trace_by_conversation on trace (project, conversation, at);

create table page_token (
  hash text primary key,
  project text not null,
  trace text not null,
  kind text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
