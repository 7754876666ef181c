create table upstream_connection (
  n {{arrival}},
  project text not null,
  name text not null,
  base_url text not null,
  secret {{bytes}},
  hint text,
  is_default bigint not null,
  at bigint not null,
  unique (project, name)
);

create table replay (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  trace text not null,
  original text not null,
  original_key {{bytes}} not null,
  asked text not null,
  prompt text not null,
  same_prompt bigint not null,
  job text,
  at bigint not null
);

create index replay_by_original on replay (original_key);
create index replay_by_project on replay (project, n);

create table draw (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  settings text not null,
  through bigint not null,
  frame_from bigint not null,
  frame_to bigint not null,
  population bigint not null,
  drawn bigint not null,
  strata text not null,
  selected_by text not null,
  at bigint not null
);

create index draw_by_project on draw (project, n);

create table drawn_trace (
  draw_key {{bytes}} not null,
  trace_key {{bytes}} not null,
  place bigint not null,
  trace text not null,
  inclusion_probability double precision not null,
  uniform bigint not null,
  stratum text,
  primary key (draw_key, place)
);

create index drawn_trace_by_trace on drawn_trace (trace_key);

create table online_cursor (
  project text not null,
  rule text not null,
  n bigint not null,
  seen bigint not null,
  passed_over bigint not null,
  primary key (project, rule)
);

create table online_spend (
  project text not null,
  rule text not null,
  day bigint not null,
  evaluations bigint not null,
  usd double precision not null,
  passed_over bigint not null,
  primary key (project, rule, day)
);

create table online_pick (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  rule text not null,
  version text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  inclusion_probability double precision not null,
  at bigint not null
);

create index online_pick_by_rule on online_pick (project, rule, n);

create table online_score (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  rule text not null,
  rule_version text not null,
  evaluator text not null,
  evaluator_version text not null,
  dimension text not null,
  model text,
  trace text not null,
  trace_key {{bytes}} not null,
  score double precision,
  reason text,
  failed bigint not null,
  inclusion_probability double precision not null,
  at bigint not null
);

create index online_score_by_rule on online_score (project, rule, evaluator, evaluator_version, n);
create index online_score_by_trace on online_score (trace_key);

create table online_event (
  n {{arrival}},
  project text not null,
  rule text not null,
  evaluator text not null,
  evaluator_version text not null,
  kind text not null,
  evidence text not null,
  at bigint not null,
  unique (project, rule, evaluator, evaluator_version, kind)
);

create table offer (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  dimension text,
  reason text not null,
  source text not null,
  inclusion_probability double precision,
  at bigint not null
);

create index offer_by_project on offer (project, n);
create index offer_by_source on offer (project, source, reason, n);
