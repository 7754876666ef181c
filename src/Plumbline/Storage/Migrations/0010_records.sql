create table project (
  name text primary key,
  pseudonym_key {{bytes}} not null,
  created_at bigint not null
);

create table api_key (
  id text primary key,
  project text not null,
  access text not null,
  hash text not null unique,
  created_at bigint not null,
  revoked_at bigint
);

create table trace (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  at bigint not null,
  received_at bigint not null,
  conversation text,
  person text,
  model text,
  family text,
  prompt_version text,
  release text,
  retries text,
  prompt_hash text not null,
  candidates bigint not null,
  input_tokens bigint,
  output_tokens bigint,
  cost_usd double precision,
  latency_milliseconds double precision,
  rnd double precision not null
);

create index trace_by_time on trace (project, at);
create index trace_by_release on trace (project, release, at);
create index trace_by_conversation on trace (project, conversation);

create table payload (
  key {{bytes}} primary key,
  body {{bytes}} not null
);

create table feedback (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  kind text not null,
  value double precision,
  text text,
  reason text,
  person text,
  access text not null,
  at bigint not null,
  received_at bigint not null
);

create index feedback_by_trace on feedback (trace_key);
create index feedback_by_time on feedback (project, kind, at);

create table signal (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  kind text not null,
  value double precision,
  text text,
  at bigint not null,
  received_at bigint not null
);

create index signal_by_trace on signal (trace_key);

create table outcome (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  name text not null,
  value double precision not null,
  trace text,
  trace_key {{bytes}},
  conversation text,
  person text,
  at bigint not null,
  received_at bigint not null
);

create index outcome_by_trace on outcome (trace_key);
create index outcome_by_conversation on outcome (project, conversation);
create index outcome_by_person on outcome (project, person);

create table label (
  n {{arrival}},
  key {{bytes}} not null unique,
  project text not null,
  id text not null,
  trace text not null,
  trace_key {{bytes}} not null,
  candidate text,
  other text,
  dimension text not null,
  score double precision,
  cannot_judge bigint not null,
  annotator text not null,
  origin text not null,
  exposures text,
  selected_by text,
  rubric text,
  inclusion_probability double precision,
  rationale text,
  at bigint not null,
  received_at bigint not null
);

create index label_by_trace on label (trace_key);
create index label_by_dimension on label (project, dimension, at);

create table artifact (
  project text not null,
  kind text not null,
  hash text not null,
  summary text not null,
  created_at bigint not null,
  n {{arrival}},
  unique (project, kind, hash)
);

create table artifact_name (
  n {{arrival}},
  project text not null,
  kind text not null,
  name text not null,
  hash text not null,
  at bigint not null
);

create index artifact_name_by_name on artifact_name (project, kind, name, n);
create index artifact_name_by_hash on artifact_name (project, kind, hash, n);

create table node (
  key {{bytes}} primary key,
  project text not null,
  kind text not null,
  id text not null,
  unique (project, kind, id)
);

create table edge (
  child {{bytes}} not null,
  parent {{bytes}} not null,
  kind text not null,
  context bigint not null,
  primary key (child, parent)
);

create index edge_by_parent on edge (parent, child);

create table look (
  n {{arrival}},
  project text not null,
  test_split text not null,
  candidate text not null,
  gate text not null,
  verdict text not null,
  at bigint not null,
  unique (project, test_split, candidate, gate)
);

create table governor_event (
  n {{arrival}},
  project text not null,
  id text not null,
  governor text not null,
  severity text not null,
  candidate text not null,
  reasons text not null,
  evidence text not null,
  at bigint not null,
  unique (project, id)
);

create table deployment (
  n {{arrival}},
  project text not null,
  id text not null,
  action text not null,
  release text not null,
  previous text not null,
  gate text,
  reason text,
  actor text not null,
  at bigint not null,
  unique (project, id)
);

create table training_point (
  job text not null,
  step bigint not null,
  body text not null,
  primary key (job, step)
);
