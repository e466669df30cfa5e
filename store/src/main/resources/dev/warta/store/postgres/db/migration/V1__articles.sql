-- Articles, their revisions, sightings and the offsets up to which they are stored. PostgreSQL 15 or newer.

-- The text search configuration of a language (BCP-47 tag): the one place that says it, for writing and for asking.
-- Only configurations that every PostgreSQL from 15 on has, so that the same tag means the same everywhere
-- (Estonian came with a later one and stays under simple). No column has the type regconfig: pg_upgrade refuses those.
create function text_search_configuration(language text) returns regconfig
    language sql immutable parallel safe
    return case split_part(lower(language), '-', 1)
        when 'id' then 'pg_catalog.indonesian'::regconfig
        when 'en' then 'pg_catalog.english'::regconfig
        when 'ar' then 'pg_catalog.arabic'::regconfig
        when 'ca' then 'pg_catalog.catalan'::regconfig
        when 'da' then 'pg_catalog.danish'::regconfig
        when 'de' then 'pg_catalog.german'::regconfig
        when 'el' then 'pg_catalog.greek'::regconfig
        when 'es' then 'pg_catalog.spanish'::regconfig
        when 'eu' then 'pg_catalog.basque'::regconfig
        when 'fi' then 'pg_catalog.finnish'::regconfig
        when 'fr' then 'pg_catalog.french'::regconfig
        when 'ga' then 'pg_catalog.irish'::regconfig
        when 'hi' then 'pg_catalog.hindi'::regconfig
        when 'hu' then 'pg_catalog.hungarian'::regconfig
        when 'hy' then 'pg_catalog.armenian'::regconfig
        when 'it' then 'pg_catalog.italian'::regconfig
        when 'lt' then 'pg_catalog.lithuanian'::regconfig
        when 'nb' then 'pg_catalog.norwegian'::regconfig
        when 'ne' then 'pg_catalog.nepali'::regconfig
        when 'nl' then 'pg_catalog.dutch'::regconfig
        when 'nn' then 'pg_catalog.norwegian'::regconfig
        when 'no' then 'pg_catalog.norwegian'::regconfig
        when 'pt' then 'pg_catalog.portuguese'::regconfig
        when 'ro' then 'pg_catalog.romanian'::regconfig
        when 'ru' then 'pg_catalog.russian'::regconfig
        when 'sr' then 'pg_catalog.serbian'::regconfig
        when 'sv' then 'pg_catalog.swedish'::regconfig
        when 'ta' then 'pg_catalog.tamil'::regconfig
        when 'tr' then 'pg_catalog.turkish'::regconfig
        when 'yi' then 'pg_catalog.yiddish'::regconfig
        else 'pg_catalog.simple'::regconfig
    end;

create table article (
    article_id        uuid primary key,
    source            text        not null,
    url               text,
    first_observed_at timestamptz not null,
    current_revision  integer     not null
);

comment on table article is 'One row an article; its text and metadata are in its revisions';
comment on column article.url is 'Canonical address of the current revision, else the address it was found at';

-- No foreign keys: all tables are written by one statement sequence in one transaction, and a check per row costs time.
create table revision (
    article_id          uuid             not null,
    revision            integer          not null,
    source              text             not null,
    url                 text,
    canonical_url       text,
    title               text             not null,
    standfirst          text,
    body                text             not null,
    language            text             not null,
    language_confidence double precision not null,
    authors             text[]           not null,
    countries           text[]           not null,
    published_at        timestamptz,
    observed_at         timestamptz      not null,
    word_count          integer          not null,
    content_hash        text             not null,
    fingerprint         bytea            not null,
    origin_topic        text             not null,
    origin_partition    integer          not null,
    origin_offset       bigint           not null,
    enrichment_version  integer          not null,
    enriched_at         timestamptz      not null,
    document            jsonb            not null,
    -- A tsvector holds 1 MiB at most. 128 Ki characters cannot fill it in any script, hyphenated or not; words
    -- behind that are not found.
    search              tsvector         not null generated always as (
        setweight(to_tsvector(text_search_configuration(language), left(title, 4096)), 'A')
        || setweight(to_tsvector(text_search_configuration(language), left(coalesce(standfirst, ''), 16384)), 'B')
        || to_tsvector(text_search_configuration(language), left(body, 131072))) stored,
    primary key (article_id, revision)
);

comment on column revision.countries is 'ISO 3166-1 alpha-2 codes of the places named, in the order of the places';
comment on column revision.document is 'The rest of the event, by its field names: what no column holds';

-- Compressing costs the writer more than the disk is worth.
alter table revision
    alter column body set storage external,
    alter column document set storage external,
    alter column search set storage external;

create index revision_search on revision using gin (search);
create index revision_language on revision (language);

create table place (
    article_id  uuid     not null,
    revision    integer  not null,
    ordinal     smallint not null,
    name        text     not null,
    kind        text     not null,
    country     text,
    latitude    double precision,
    longitude   double precision,
    geonames_id integer,
    primary key (article_id, revision, ordinal)
);

create index place_country on place (country);

comment on column place.ordinal is 'Position in the event''s places, from 0; mentions are in revision.document';

create table sighting (
    article_id       uuid        not null,
    revision         integer     not null,
    source           text        not null,
    url              text,
    carrier_kind     text        not null,
    carrier_location text        not null,
    carrier_position bigint,
    observed_at      timestamptz not null,
    origin_topic     text        not null,
    origin_partition integer     not null,
    origin_offset    bigint      not null,
    primary key (article_id, origin_topic, origin_partition, origin_offset)
);

comment on table sighting is 'The same content seen again; one row for each raw record that brought nothing new';

create table sink_offset (
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null,
    recorded_at timestamptz not null default now(),
    primary key (topic, partition)
);

comment on table sink_offset is 'Everything before next_offset is in this database; written in the transaction of the rows';
