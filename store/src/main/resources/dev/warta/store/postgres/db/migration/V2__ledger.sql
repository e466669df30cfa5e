-- What became of every raw record: the columns and indexes that audit, journey and reprocessing read, and rejections.

alter table revision add column stored_at timestamptz not null default now();
alter table sighting add column stored_at timestamptz not null default now();

comment on column revision.stored_at is 'When this revision was first stored';
comment on column sighting.stored_at is 'When this sighting was stored';

-- A tsvector holds 1 MiB at most. The first characters of an article, as many as here, cannot fill it, except in
-- letters of four bytes joined by hyphens: each such word is indexed whole and in parts. Those get fewer.
-- It calls nothing but what is in pg_catalog: a restore has no other search path.
create function article_search(configuration regconfig, title text, standfirst text, body text) returns tsvector
    language plpgsql immutable
    as $$
begin
    return setweight(to_tsvector(configuration, left(title, 4096)), 'A')
        || setweight(to_tsvector(configuration, left(coalesce(standfirst, ''), 16384)), 'B')
        || to_tsvector(configuration, left(body, 131072));
exception when program_limit_exceeded then
    return setweight(to_tsvector(configuration, left(title, 4096)), 'A')
        || setweight(to_tsvector(configuration, left(coalesce(standfirst, ''), 4096)), 'B')
        || to_tsvector(configuration, left(body, 32768));
end
$$;

drop index revision_search;
alter table revision drop column search;
alter table revision add column search tsvector not null
    generated always as (article_search(text_search_configuration(language), title, standfirst, body)) stored;
alter table revision alter column search set storage external;
create index revision_search on revision using gin (search);

-- Grows at its right end only, one entry a raw record: cheap to write, and read without touching the rows.
create index revision_origin on revision (origin_topic, origin_partition, origin_offset);

-- A raw record is at most one sighting: the key that says so is also the index that audit reads.
alter table sighting drop constraint sighting_pkey;
alter table sighting add primary key (origin_topic, origin_partition, origin_offset);
create index sighting_article on sighting (article_id);

create table rejection (
    topic              text        not null,
    partition          integer     not null,
    record_offset      bigint      not null,
    stage              text        not null,
    cause              text        not null,
    message            text        not null,
    source             text,
    article_id         uuid,
    origin_topic       text,
    origin_partition   integer,
    origin_offset      bigint,
    rejected_partition integer     not null,
    rejected_offset    bigint      not null,
    stored_at          timestamptz not null default now(),
    replays            integer     not null default 0,
    handled_as         text,
    handled_by         text,
    handled_at         timestamptz,
    handled_to         text,
    primary key (topic, partition, record_offset)
);

comment on table rejection is 'One row for each record that could not be processed; its bytes are in articles.rejected';
comment on column rejection.topic is 'Where the record lay: topic, partition and record_offset';
comment on column rejection.stage is 'enrich or store: which of them rejected it';
comment on column rejection.cause is 'Class of the exception, without its package';
comment on column rejection.origin_offset is 'The raw record behind it; null where that cannot be told';
comment on column rejection.rejected_offset is 'Where its bytes are, in articles.rejected';
comment on column rejection.stored_at is 'When it was first seen here, a moment after it was rejected';
comment on column rejection.replays is 'How often the document had been replayed before it was rejected this time';
comment on column rejection.handled_as is 'replayed or edited; null while nobody has dealt with it';
comment on column rejection.handled_to is 'The new record, as topic:partition:offset';

create index rejection_position on rejection (rejected_partition, rejected_offset);
create index rejection_origin on rejection (origin_topic, origin_partition, origin_offset) include (topic);
create index rejection_article on rejection (article_id);
create index rejection_open on rejection (stage, cause) where handled_as is null;
