-- What the desk's filters read.

-- Articles with problems are the few: the index costs the others nothing.
alter table revision add column has_problems boolean not null default false;
update revision set has_problems = true where jsonb_path_exists(document, '$.problems[0]');
create index revision_problems on revision ((coalesce(published_at, observed_at))) where has_problems;

comment on column revision.has_problems is 'Whether a step reported a problem; which ones, document says';

-- The latest of one source: one entry an article, near those of its source's last ones.
create index revision_source on revision (source, (coalesce(published_at, observed_at)));
