create table blob (
  hash text primary key,
  size bigint not null,
  encoding text not null,
  body {{bytes}} not null
);
