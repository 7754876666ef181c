create table training_state (
  job text primary key,
  step bigint not null,
  body {{bytes}} not null
);
