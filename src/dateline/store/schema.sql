-- A Dateline store, schema 1.  The record of each report stands in `revisions` in full; the other
-- tables are views of the newest revision, for queries, and can be made again from it.

CREATE TABLE dateline_store (schema INTEGER NOT NULL, made_by VARCHAR NOT NULL);

-- Append-only: a record that has been stored is never changed and never removed.
CREATE TABLE revisions (
    report_id  VARCHAR NOT NULL,
    revision   INTEGER NOT NULL,
    written_at TIMESTAMP NOT NULL,
    made_with  JSON NOT NULL,
    digest     VARCHAR NOT NULL,
    record     VARCHAR NOT NULL,
    PRIMARY KEY (report_id, revision)
);

CREATE TABLE reports (
    report_id VARCHAR PRIMARY KEY, revision INTEGER NOT NULL, digest VARCHAR NOT NULL,
    input_id VARCHAR, title VARCHAR, url VARCHAR, outlet VARCHAR, byline VARCHAR,
    language VARCHAR, published DATE, published_basis VARCHAR, text VARCHAR
);

CREATE TABLE sentences (report_id VARCHAR, n INTEGER, span_start INTEGER, span_end INTEGER);

CREATE TABLE actors (
    report_id VARCHAR, actor_id VARCHAR, name VARCHAR, kind VARCHAR, country VARCHAR,
    sector VARCHAR[], role VARCHAR, wikidata VARCHAR, mentions INTEGER[][], confidence DOUBLE
);

CREATE TABLE places (
    report_id VARCHAR, place_id VARCHAR, name VARCHAR, country VARCHAR, geonames BIGINT,
    lat DOUBLE, lon DOUBLE, mentions INTEGER[][]
);

CREATE TABLE times (
    report_id VARCHAR, time_id VARCHAR, span_start INTEGER, span_end INTEGER, text VARCHAR,
    type VARCHAR, value VARCHAR, edtf VARCHAR, date_start VARCHAR, date_end VARCHAR, basis VARCHAR
);

CREATE TABLE quotes (
    report_id VARCHAR, quote_id VARCHAR, span_start INTEGER, span_end INTEGER, text VARCHAR,
    kind VARCHAR, speaker VARCHAR, via VARCHAR[]
);

-- The columns of the CSV export, in its order (dateline.export.flat), after a running number.
CREATE TABLE events (
    n INTEGER,
    report_id VARCHAR, input_id VARCHAR, title VARCHAR, outlet VARCHAR, url VARCHAR,
    language VARCHAR, published DATE,
    event_id VARCHAR, date VARCHAR, date_start DATE, date_end DATE, date_basis VARCHAR,
    type VARCHAR, modes VARCHAR[], contexts VARCHAR[], cameo VARCHAR, quad INTEGER,
    intensity DOUBLE, goldstein_icews DOUBLE, goldstein_gdelt DOUBLE,
    actor_names VARCHAR[], actor_countries VARCHAR[], actor_sectors VARCHAR[],
    recipient_names VARCHAR[], recipient_countries VARCHAR[], recipient_sectors VARCHAR[],
    place VARCHAR, place_country VARCHAR, lat DOUBLE, lon DOUBLE,
    status VARCHAR[], according_to VARCHAR[], confidence DOUBLE,
    "trigger" VARCHAR, trigger_start INTEGER, trigger_end INTEGER,
    evidence VARCHAR[], sentence VARCHAR, made_by VARCHAR[]
);

CREATE TABLE event_actors (
    report_id VARCHAR, event_id VARCHAR, side VARCHAR, position INTEGER, actor_id VARCHAR
);

CREATE TABLE event_sources (
    report_id VARCHAR, event_id VARCHAR, position INTEGER, actor_id VARCHAR,
    cue_start INTEGER, cue_end INTEGER
);
