-- Who is named, who says what, where it happens, what it is about: rows and indexes that searches by name, place,
-- topic and day read. Stored articles have theirs once they are reprocessed.

alter table revision add column topics text[] not null default '{}';

comment on column revision.topics is 'IPTC Media Topics codes, the best first';
comment on column revision.document is 'The rest of the event, by its field names: what no column of this table holds';

-- Kept on the revision, not on rows of places: PostgreSQL knows of each country and topic how frequent it is, and reads
-- the latest articles for a frequent one and the index for a rare one.
create index revision_found on revision using gin (topics, countries);
create index revision_at on revision ((coalesce(published_at, observed_at)));

-- No column holds what the writer has not made comparable before: words of names are in lower case and without accents
-- whatever the collation of the database.
create table entity (
    article_id uuid             not null,
    revision   integer          not null,
    ordinal    smallint         not null,
    type       text             not null,
    name       text             not null,
    name_words text[]           not null,
    role       text,
    mentions   integer          not null,
    salience   double precision not null,
    method     text             not null,
    confidence double precision,
    at         timestamptz      not null,
    parts      text[]           not null,
    starts     integer[]        not null,
    ends       integer[]        not null,
    primary key (article_id, revision, ordinal)
);

create index entity_name on entity using gin (name_words);

comment on table entity is 'Persons, organisations and places that a revision names';
comment on column entity.ordinal is 'Position in the event''s entities, from 0';
comment on column entity.name_words is 'The words of the name in lower case, without accents';
comment on column entity.at is 'When the article was published, else when it was seen';

comment on column entity.parts is 'Part of the text of each mention; starts and ends are parallel to it';

-- Nobody asks for a mention but by its entity: arrays there need no key and no index of their own.
create view mention as
    select article_id, revision, entity.ordinal as entity, (at.ordinal - 1)::smallint as ordinal, part, start_at, end_at
    from entity cross join unnest(parts, starts, ends) with ordinality at(part, start_at, end_at, ordinal);

comment on view mention is 'Where the text names an entity: offsets in UTF-16 code units, the end exclusive';
comment on column mention.entity is 'entity.ordinal';

create table quote (
    article_id    uuid        not null,
    revision      integer     not null,
    ordinal       smallint    not null,
    text          text        not null,
    start_at      integer     not null,
    end_at        integer     not null,
    speaker       text,
    speaker_words text[],
    role          text,
    entity        smallint,
    verb          text,
    cue           text,
    method        text        not null,
    confidence    double precision,
    at            timestamptz not null,
    primary key (article_id, revision, ordinal)
);

create index quote_speaker on quote using gin (speaker_words);
create index quote_at on quote (at);

comment on table quote is 'Direct speech; offsets count in the body, in UTF-16 code units, the end exclusive';
comment on column quote.entity is 'entity.ordinal of the speaker';

alter table place add column population bigint, add column at timestamptz;
update place p set at = coalesce(r.published_at, r.observed_at)
    from revision r where r.article_id = p.article_id and r.revision = p.revision;
alter table place alter column at set not null;

drop index place_country;  -- revision_found has the countries
create index place_geonames on place (geonames_id, at) where geonames_id is not null;
