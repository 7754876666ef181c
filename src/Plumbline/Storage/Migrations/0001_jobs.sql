create table job (
  id text primary key,
  project text not null,
  kind text not null,
  key {{bytes}} unique,
  payload text not null,
  state text not null,
  run_at bigint not null,
  lease_until bigint,
  token bigint not null,
  worker text,
  attempts bigint not null,
  reason text,
  done bigint not null,
  total bigint not null,
  message text,
  result text,
  created_at bigint not null,
  finished_at bigint
);

create index job_by_state on job (state, run_at);
create index job_by_creation on job (project, created_at);

create table job_step (
  job text not null references job (id),
  step text not null,
  payload text not null,
  at bigint not null,
  primary key (job, step)
);
