-- The record: what the reports say, each entry with the exact words it rests on.
--
-- Offsets ("start", "end") count Unicode code points in reports.text, "end" exclusive, so that the stretch
-- between them equals the `exact` beside them. Tables that hold entries give their `position` in the report,
-- counted from 0 within the kind. An entry points to an actor of its own report (report_actors), and that
-- one to the actor of the record it was found to be (actors).

PRAGMA application_id = 0x6f6e7264;
PRAGMA user_version = 4;

-- One row for each time that reports were read into this record.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,   -- of onrecord
    models TEXT NOT NULL,    -- JSON: name, version and content hash of each model
    settings TEXT NOT NULL,  -- JSON
    started TEXT NOT NULL,   -- UTC
    finished TEXT,           -- UTC; null while it runs, and for ever if it was broken off
    counts TEXT              -- JSON: reports read, unchanged, duplicate and skipped, entries, words
) STRICT;

-- One row for each text of each report. A text that replaces another under the same name is a row of its own.
CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,  -- the name, or name@2, name@3, ... for later versions; entries cite it
    name TEXT NOT NULL,            -- the id given, or the path relative to the folder that was read
    version INTEGER NOT NULL,
    id_given INTEGER NOT NULL,     -- 1 where the name is an id from the input, 0 where it is only a place
    text TEXT NOT NULL,            -- never changed
    sha256 TEXT NOT NULL,          -- of the text in UTF-8
    title TEXT,
    outlet TEXT,
    url TEXT,
    byline TEXT,
    credit TEXT,
    dateline TEXT,
    published TEXT,                -- an ISO day; null is unknown
    published_basis TEXT NOT NULL, -- how the day is known
    language TEXT,                 -- ISO 639-1; entries are read from English only
    reader TEXT NOT NULL,          -- hash of what read it: version, models and settings
    given TEXT NOT NULL,           -- hash of what came with the text: title, day, zones, ...
    superseded_by TEXT REFERENCES reports (id),  -- null: this text is current
    search_key INTEGER NOT NULL UNIQUE,          -- its row in report_search
    UNIQUE (name, version),
    UNIQUE (name, sha256)
) STRICT;
CREATE INDEX reports_by_text ON reports (sha256);

-- Which text is found under which name now. A report that no name leads to any more is superseded.
CREATE TABLE places (
    name TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_report ON places (report);

-- The stretches of a report and the purpose each serves.
CREATE TABLE zones (
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('headline', 'dateline', 'caption', 'body', 'credit', 'boilerplate')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- One row for each actor across the reports. Derived from the reports' own actors that point to it.
CREATE TABLE actors (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,  -- the words of one of its mentions
    kind TEXT CHECK (kind IN ('person', 'government', 'group', 'organisation', 'office', 'people'))
) STRICT;

-- Other words for an actor, each the words of one of its mentions.
CREATE TABLE actor_aliases (
    actor TEXT NOT NULL REFERENCES actors (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (actor, position)
) STRICT, WITHOUT ROWID;

-- What an actor is to another one. One row for each mention whose words say so; its report tells the day.
CREATE TABLE actor_ties (
    actor TEXT NOT NULL REFERENCES actors (id),
    kind TEXT NOT NULL CHECK (kind IN ('speaks for', 'part of', 'holds')),
    other TEXT NOT NULL REFERENCES actors (id),
    mention TEXT NOT NULL REFERENCES mentions (id),
    PRIMARY KEY (actor, kind, other, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_ties_by_other ON actor_ties (other);
CREATE INDEX actor_ties_by_mention ON actor_ties (mention);

-- Actors that an actor may be as well, which only a person can settle.
CREATE TABLE actor_may_be (
    actor TEXT NOT NULL REFERENCES actors (id),
    other TEXT NOT NULL REFERENCES actors (id),
    PRIMARY KEY (actor, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_may_be_by_other ON actor_may_be (other);

-- The actors as each report alone tells them apart. Derived from the mentions that point to it.
CREATE TABLE report_actors (
    id TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('person', 'government', 'group', 'organisation', 'office', 'people')),
    actor TEXT REFERENCES actors (id),  -- null only until linking has run
    UNIQUE (report, position)
) STRICT;
CREATE INDEX report_actors_by_actor ON report_actors (actor);

-- Other words for such an actor, each the words of one of its mentions in the report.
CREATE TABLE report_actor_aliases (
    report_actor TEXT NOT NULL REFERENCES report_actors (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (report_actor, position)
) STRICT, WITHOUT ROWID;

-- The words that name an actor, by name, title, description or pronoun.
CREATE TABLE mentions (
    id TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('name', 'title', 'description', 'pronoun')),
    zone TEXT NOT NULL,
    report_actor TEXT REFERENCES report_actors (id),  -- null: unsettled, see mention_candidates
    UNIQUE (report, position)
) STRICT;
CREATE INDEX mentions_by_report_actor ON mentions (report_actor);

-- What a report's actor is to another one of the same report, and the mention whose words say so.
CREATE TABLE report_ties (
    report_actor TEXT NOT NULL REFERENCES report_actors (id),
    kind TEXT NOT NULL CHECK (kind IN ('speaks for', 'part of', 'holds')),
    other TEXT NOT NULL REFERENCES report_actors (id),
    mention TEXT NOT NULL REFERENCES mentions (id),
    PRIMARY KEY (report_actor, kind, other, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_ties_by_other ON report_ties (other);
CREATE INDEX report_ties_by_mention ON report_ties (mention);

-- Whom an unsettled mention may name.
CREATE TABLE mention_candidates (
    mention TEXT NOT NULL REFERENCES mentions (id),
    position INTEGER NOT NULL,
    report_actor TEXT NOT NULL REFERENCES report_actors (id),
    PRIMARY KEY (mention, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_candidates_by_report_actor ON mention_candidates (report_actor);

-- Who said, thought or meant to do what, according to the report. The words are in statement_spans.
CREATE TABLE statements (
    id TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('direct', 'indirect', 'mixed')),
    act TEXT NOT NULL CHECK (act IN ('speech', 'thought', 'intent', 'other')),
    zone TEXT NOT NULL,  -- a caption repeats from report to report: that is no new evidence
    -- negated: "did not say"; hypothetical: "if she says", "will say". Neither was said.
    mode TEXT NOT NULL CHECK (mode IN ('asserted', 'negated', 'hypothetical')),
    report_actor TEXT REFERENCES report_actors (id),  -- null: not named or unsettled
    said_on TEXT,        -- TIMEX3 value; null: unresolved, for the reason in said_on_basis
    said_on_basis TEXT,
    said_on_start INTEGER,  -- the time expression it rests on; null: the day of publication
    said_on_end INTEGER,
    said_on_exact TEXT,
    via TEXT REFERENCES statements (id),  -- the statement that relays this one
    search_key INTEGER NOT NULL UNIQUE,   -- its row in statement_search
    UNIQUE (report, position)
) STRICT;
CREATE INDEX statements_by_report_actor ON statements (report_actor);
CREATE INDEX statements_by_via ON statements (via);

-- The words of a statement, by what they are in it.
CREATE TABLE statement_spans (
    statement TEXT NOT NULL REFERENCES statements (id),
    role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content', 'addressee')),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    PRIMARY KEY (statement, role, position)
) STRICT, WITHOUT ROWID;

-- Whose statement it may be where that is unsettled.
CREATE TABLE statement_candidates (
    statement TEXT NOT NULL REFERENCES statements (id),
    position INTEGER NOT NULL,
    report_actor TEXT NOT NULL REFERENCES report_actors (id),
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_candidates_by_report_actor ON statement_candidates (report_actor);

-- The numbers a report gives. exact, about, almost: low equals high. at least, more than: high is null.
-- at most, fewer than: low is null. range and vague: both. A figure with figure_parts stands nowhere in the
-- text: it is the sum of its parts, and its span holds them all.
CREATE TABLE figures (
    id TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    low ANY CHECK (typeof(low) IN ('integer', 'real', 'null')),
    high ANY CHECK (typeof(high) IN ('integer', 'real', 'null')),
    hedge TEXT NOT NULL,
    zone TEXT NOT NULL,
    unit TEXT,
    effect TEXT,
    scope TEXT,
    since TEXT,  -- TIMEX3 value that a cumulative scope runs from
    as_of TEXT,  -- TIMEX3 value; null: unresolved, for the reason in as_of_basis
    as_of_basis TEXT,
    as_of_start INTEGER,
    as_of_end INTEGER,
    as_of_exact TEXT,
    report_actor TEXT REFERENCES report_actors (id),  -- whose number it is; null: the report's own, or unsettled
    status TEXT NOT NULL,
    statement TEXT REFERENCES statements (id),        -- the statement that gives it
    victims TEXT CHECK (victims IN ('civilian', 'combatant', 'mixed')),  -- null: the text does not say
    demographics TEXT,   -- JSON list of women, children, men; null: the text does not say
    part_of TEXT REFERENCES figures (id),  -- the figure whose total it is part of
    revises TEXT REFERENCES figures (id),  -- the figure that it takes the place of
    UNIQUE (report, position)
) STRICT;
CREATE INDEX figures_by_part_of ON figures (part_of);
CREATE INDEX figures_by_revises ON figures (revises);
CREATE INDEX figures_by_report_actor ON figures (report_actor);
CREATE INDEX figures_by_statement ON figures (statement);

-- The figures that a derived one is the sum of.
CREATE TABLE figure_parts (
    figure TEXT NOT NULL REFERENCES figures (id),
    position INTEGER NOT NULL,
    part TEXT NOT NULL REFERENCES figures (id),
    PRIMARY KEY (figure, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_parts_by_part ON figure_parts (part);

-- What a figure is of, by whom, where, with what and according to whom, in the words of the report.
CREATE TABLE figure_spans (
    figure TEXT NOT NULL REFERENCES figures (id),
    role TEXT NOT NULL CHECK (role IN ('of', 'by', 'place', 'weapon', 'nationality', 'according_to')),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    PRIMARY KEY (figure, role, position)
) STRICT, WITHOUT ROWID;

-- The time expressions of a report.
CREATE TABLE dates (
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    value TEXT,  -- as in TIMEX3; null: unresolved, for the reason in basis
    type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    basis TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What linking keeps of each report, so that a new one joins without reading the others again.
CREATE TABLE report_sketches (
    report TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
    linker TEXT NOT NULL,  -- hash of what made them; made anew where it is another
    runs BLOB NOT NULL,    -- hashes of some runs of words, unsigned 64-bit, little-endian, ascending
    outline BLOB NOT NULL  -- its weighted words, by which it is likened to others: JSON, zlib
) STRICT, WITHOUT ROWID;

-- How likely two reports are of one story, in thousandths, judged from these two alone; unlikely pairs are left out.
CREATE TABLE likenesses (
    a TEXT NOT NULL REFERENCES reports (id),
    b TEXT NOT NULL REFERENCES reports (id),
    score INTEGER NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX likenesses_by_b ON likenesses (b);

-- Reports on the same happening or course of happenings. Derived from the current reports.
CREATE TABLE stories (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL  -- the headline of one of its reports
) STRICT;

-- The one story of each current report.
CREATE TABLE story_reports (
    report TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
    story TEXT NOT NULL REFERENCES stories (id),
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX story_reports_by_story ON story_reports (story);

-- Pairs of reports that were compared since they share some run of words. a_share: the share of the words of a's
-- body that stand in b's too. Which of the two is older, or whether both go back to a third, is not said.
CREATE TABLE reuse (
    a TEXT NOT NULL REFERENCES reports (id),
    b TEXT NOT NULL REFERENCES reports (id),
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'edited', 'shared-quote', 'independent')),
    a_share REAL NOT NULL,
    b_share REAL NOT NULL,
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX reuse_by_b ON reuse (b);

-- What is the same and what is not in such a pair; the words stand in reports.text.
CREATE TABLE reuse_edits (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    position INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('kept', 'reworded', 'dropped', 'added')),
    a_start INTEGER,  -- null where it was added
    a_end INTEGER,
    b_start INTEGER,  -- null where it was dropped
    b_end INTEGER,
    PRIMARY KEY (a, b, position),
    FOREIGN KEY (a, b) REFERENCES reuse (a, b)
) STRICT, WITHOUT ROWID;

-- Figures on the same thing, side by side. Derived from the figures of current reports.
CREATE TABLE lines (
    id TEXT NOT NULL PRIMARY KEY,
    effect TEXT,
    of TEXT,     -- the words of one of its figures
    place TEXT,  -- likewise
    scope TEXT,
    independent INTEGER NOT NULL  -- on how many sources and texts they rest at most
) STRICT;

-- The figures of a line, in order of their days.
CREATE TABLE line_figures (
    line TEXT NOT NULL REFERENCES lines (id),
    position INTEGER NOT NULL,
    figure TEXT NOT NULL REFERENCES figures (id),
    PRIMARY KEY (line, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_figures_by_figure ON line_figures (figure);

-- How a figure stands to an earlier one of its line.
CREATE TABLE line_relations (
    line TEXT NOT NULL REFERENCES lines (id),
    position INTEGER NOT NULL,
    a TEXT NOT NULL REFERENCES figures (id),
    b TEXT NOT NULL REFERENCES figures (id),
    relation TEXT NOT NULL CHECK (relation IN ('agree', 'differ', 'revised', 'changed', 'not-comparable')),
    because TEXT NOT NULL,  -- JSON list of the fields that decide
    shared TEXT CHECK (shared IN ('source', 'text')),  -- both rest on it: they are evidence once
    PRIMARY KEY (line, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_relations_by_a ON line_relations (a);
CREATE INDEX line_relations_by_b ON line_relations (b);

-- How a person's judgement finds the mention, statement or figure it is about, and whether that still reads the same.
CREATE TABLE entry_keys (
    kind TEXT NOT NULL CHECK (kind IN ('mention', 'statement', 'figure')),
    entry TEXT NOT NULL,   -- its id
    report TEXT NOT NULL REFERENCES reports (id),
    "key" TEXT NOT NULL,   -- JSON: the spans by which it is known, whatever read it
    reads TEXT NOT NULL,   -- hash of all that it says, but for ids
    PRIMARY KEY (entry, kind),
    UNIQUE (report, kind, "key")
) STRICT, WITHOUT ROWID;

-- What people judged, kept for ever and never written over: a judgement is only added, or withdrawn. The latest one
-- that is not withdrawn holds. It is tied to the text by its hash and to the words by their places, not to the entry,
-- so that it outlives a new reading; where the words are read no more it is kept, and applied to nothing.
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('mention', 'statement', 'figure', 'actor pair', 'figure pair')),
    verdict TEXT NOT NULL,  -- accept, reject, amend; of two actors merge, split; of two figures link, unlink
    sha256 TEXT NOT NULL,   -- of the report's text
    "key" TEXT NOT NULL,    -- as in entry_keys; of an actor, that of a mention that names it
    other_sha256 TEXT,      -- of pairs
    other_key TEXT,
    exact TEXT NOT NULL,    -- the words of the key; of a pair, both
    reads TEXT,             -- as in entry_keys, when it was judged
    reads_amended TEXT,     -- the same, with what was amended
    judged TEXT NOT NULL,   -- JSON: what the entry said when it was judged
    amended TEXT,           -- JSON: what it should say instead, those fields alone
    note TEXT,
    judge TEXT NOT NULL,    -- a person's name
    made TEXT NOT NULL,     -- UTC
    withdrawn TEXT,         -- UTC; null: it stands
    withdrawn_by TEXT,
    CHECK (verdict IN ('accept', 'reject', 'amend') AND kind IN ('mention', 'statement', 'figure')
        OR verdict IN ('merge', 'split') AND kind = 'actor pair'
        OR verdict IN ('link', 'unlink') AND kind = 'figure pair'),
    CHECK ((kind IN ('actor pair', 'figure pair')) = (other_sha256 IS NOT NULL AND other_key IS NOT NULL)),
    CHECK ((verdict = 'amend') = (amended IS NOT NULL)),
    CHECK ((withdrawn IS NULL) = (withdrawn_by IS NULL))
) STRICT;
CREATE INDEX judgements_by_text ON judgements (sha256, kind, "key");
CREATE INDEX judgements_by_other_text ON judgements (other_sha256);
CREATE TRIGGER a_judgement_is_never_deleted BEFORE DELETE ON judgements BEGIN
    SELECT raise(ABORT, 'a judgement is never deleted');
END;
CREATE TRIGGER a_judgement_is_never_replaced BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE id = new.id) BEGIN
    SELECT raise(ABORT, 'a judgement is never replaced');
END;
CREATE TRIGGER a_judgement_is_only_withdrawn BEFORE UPDATE ON judgements
WHEN old.withdrawn IS NOT NULL OR new.withdrawn IS NULL
    OR (new.id, new.kind, new.verdict, new.sha256, new."key", new.other_sha256, new.other_key, new.exact, new.reads,
        new.reads_amended, new.judged, new.amended, new.note, new.judge, new.made)
    IS NOT (old.id, old.kind, old.verdict, old.sha256, old."key", old.other_sha256, old.other_key, old.exact, old.reads,
        old.reads_amended, old.judged, old.amended, old.note, old.judge, old.made) BEGIN
    SELECT raise(ABORT, 'a judgement is only withdrawn, once');
END;

-- The judgements that the last linking knew, and whether each was withdrawn by then: the others take effect in actors
-- and lines with the next.
CREATE TABLE linked_judgements (
    judgement INTEGER PRIMARY KEY REFERENCES judgements (id),
    withdrawn INTEGER NOT NULL
) STRICT;

-- What a person should look at, the least certain and most consequential first. Made anew by each linking.
CREATE TABLE queue (
    position INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('mention', 'statement', 'figure', 'actor pair')),
    entry TEXT NOT NULL,  -- its id
    other TEXT,           -- of a pair
    report TEXT REFERENCES reports (id),
    points INTEGER NOT NULL,
    why TEXT NOT NULL     -- JSON list of reasons
) STRICT;
CREATE INDEX queue_by_report ON queue (report);

-- What could not be read, or not wholly, as it stood when it was last met.
CREATE TABLE skipped (
    name TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    hint TEXT NOT NULL,
    language TEXT
) STRICT, WITHOUT ROWID;

-- Full-text search. The words are not stored again: both indexes point to their rows by search_key.
CREATE VIRTUAL TABLE report_search USING fts5 (
    text, content = 'reports', content_rowid = 'search_key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_are_searchable AFTER INSERT ON reports BEGIN
    INSERT INTO report_search (rowid, text) VALUES (new.search_key, new.text);
END;
CREATE TRIGGER a_stored_text_never_changes BEFORE UPDATE OF text, sha256, search_key ON reports BEGIN
    SELECT raise(ABORT, 'a stored text never changes');
END;

-- Source, cue and content of a statement as one text, for statement_search.
CREATE VIEW statement_words AS
SELECT
    search_key,
    report,
    (
        SELECT group_concat(exact, ' ')
        FROM (
            SELECT exact FROM statement_spans
            WHERE statement = statements.id AND role <> 'addressee' ORDER BY start, "end"
        )
    ) AS words
FROM statements;
CREATE VIRTUAL TABLE statement_search USING fts5 (
    words, content = 'statement_words', content_rowid = 'search_key', tokenize = 'unicode61 remove_diacritics 2'
);

-- The words that a figure is found by: its own, and those of what it is of, by whom, where and according to whom.
CREATE TABLE figure_words (
    search_key INTEGER PRIMARY KEY,
    figure TEXT NOT NULL UNIQUE REFERENCES figures (id),
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE figure_search USING fts5 (
    words, content = 'figure_words', content_rowid = 'search_key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER figures_are_searchable AFTER INSERT ON figure_words BEGIN
    INSERT INTO figure_search (rowid, words) VALUES (new.search_key, new.words);
END;
CREATE TRIGGER figures_that_go_are_not AFTER DELETE ON figure_words BEGIN
    INSERT INTO figure_search (figure_search, rowid, words) VALUES ('delete', old.search_key, old.words);
END;

-- For people: the statements of current reports with their words, actor, outlet and day.
CREATE VIEW statement_view AS
SELECT
    statements.id,
    statements.report,
    reports.outlet,
    reports.published,
    actors.name AS actor,
    (SELECT group_concat(exact, ' ') FROM statement_spans WHERE statement = statements.id AND role = 'source')
        AS source,
    (SELECT group_concat(exact, ' ') FROM statement_spans WHERE statement = statements.id AND role = 'cue')
        AS cue,
    (SELECT group_concat(exact, ' ') FROM statement_spans WHERE statement = statements.id AND role = 'content')
        AS content,
    statements.form,
    statements.act,
    statements.mode,
    statements.zone,
    statements.said_on,
    statements.said_on_basis,
    statements.via
FROM statements
JOIN reports ON reports.id = statements.report AND reports.superseded_by IS NULL
LEFT JOIN report_actors ON report_actors.id = statements.report_actor
LEFT JOIN actors ON actors.id = report_actors.actor;

-- For people: the figures of current reports with their words, actor, outlet and day.
CREATE VIEW figure_view AS
SELECT
    figures.id,
    figures.report,
    reports.outlet,
    reports.published,
    figures.exact,
    figures.low,
    figures.high,
    figures.hedge,
    figures.unit,
    figures.effect,
    (SELECT group_concat(exact, ' ') FROM figure_spans WHERE figure = figures.id AND role = 'of') AS of,
    (SELECT group_concat(exact, ' ') FROM figure_spans WHERE figure = figures.id AND role = 'by') AS by,
    (SELECT group_concat(exact, ' ') FROM figure_spans WHERE figure = figures.id AND role = 'place') AS place,
    (SELECT group_concat(exact, ' ') FROM figure_spans WHERE figure = figures.id AND role = 'according_to')
        AS according_to,
    actors.name AS actor,
    figures.victims,
    figures.demographics,
    figures.as_of,
    figures.as_of_basis,
    figures.scope,
    figures.since,
    figures.status,
    figures.zone,
    figures.statement,
    figures.part_of,
    figures.revises,
    EXISTS (SELECT 1 FROM figure_parts WHERE figure = figures.id) AS is_derived
FROM figures
JOIN reports ON reports.id = figures.report AND reports.superseded_by IS NULL
LEFT JOIN report_actors ON report_actors.id = figures.report_actor
LEFT JOIN actors ON actors.id = report_actors.actor;

-- For people: who is named how often, in how many current reports.
CREATE VIEW actor_view AS
SELECT
    actors.id,
    actors.name,
    actors.kind,
    (SELECT group_concat(name, '; ') FROM actor_aliases WHERE actor = actors.id) AS aliases,
    count(DISTINCT mentions.report) AS reports,
    count(mentions.id) AS mentions
FROM actors
JOIN report_actors ON report_actors.actor = actors.id
JOIN reports ON reports.id = report_actors.report AND reports.superseded_by IS NULL
LEFT JOIN mentions ON mentions.report_actor = report_actors.id
GROUP BY actors.id;

-- For people: the figures of each line side by side, with outlet, day and whose they are.
CREATE VIEW line_view AS
SELECT
    lines.id AS line,
    lines.effect AS line_effect,
    lines.independent,
    line_figures.position,
    figure_view.*
FROM lines
JOIN line_figures ON line_figures.line = lines.id
JOIN figure_view ON figure_view.id = line_figures.figure
ORDER BY lines.id, line_figures.position;

-- For people: the reports of each story.
CREATE VIEW story_view AS
SELECT stories.id AS story, stories.title AS story_title, reports.id AS report, reports.outlet, reports.published, reports.title
FROM stories
JOIN story_reports ON story_reports.story = stories.id
JOIN reports ON reports.id = story_reports.report
ORDER BY stories.id, story_reports.position;
