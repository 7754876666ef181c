alter table feedback add column conversation text;
alter table feedback add column slot text;
alter table feedback add column slot_key {{bytes}};
alter table feedback add column attributes text;

create index feedback_by_slot on feedback (slot_key);

alter table trace_part add column span_key {{bytes}};

create index trace_part_by_span on trace_part (span_key);
