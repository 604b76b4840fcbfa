-- A workspace as the first schema step kept it: a data set, a template with a journal, a finished proof. Written by the
-- studio of that time and never changed since.
PRAGMA user_version = 1;
PRAGMA application_id = 1182100841;
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('preferences','{"theme":"dark","language":"en","lastTemplate":null}');
CREATE TABLE dataset (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file_name TEXT,
    record_count INTEGER NOT NULL,
    imported_at TEXT NOT NULL,
    contract TEXT NOT NULL,
    title_fields TEXT NOT NULL,
    -- 0 while records still arrive: an import that a crash cut off is not a data set.
    complete INTEGER NOT NULL
  ) STRICT;
INSERT INTO dataset VALUES('people','People','people.jsonl',3,'2026-01-31T09:00:00.000Z','{"kind":"object","fields":{"name":{"kind":"string"},"balance":{"kind":"integer"}}}','["name"]',1);
CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    dataset_id TEXT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
    -- Place in the data set, counted from 0.
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    -- What a search looks at, folded.
    search TEXT NOT NULL,
    UNIQUE (dataset_id, position)
  ) STRICT;
INSERT INTO record VALUES(1,'people',0,'Ada','{"name":"Ada","balance":0}',replace('ada\nada\n0','\n',char(10)));
INSERT INTO record VALUES(2,'people',1,'Ben','{"name":"Ben","balance":1}',replace('ben\nben\n1','\n',char(10)));
INSERT INTO record VALUES(3,'people',2,'Cleo','{"name":"Cleo","balance":2}',replace('cleo\ncleo\n2','\n',char(10)));
CREATE TABLE template (
    id TEXT PRIMARY KEY,
    -- Number of edits made; the journal's last entry has it.
    revision INTEGER NOT NULL,
    dataset_id TEXT REFERENCES dataset (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    languages TEXT NOT NULL,
    page_width REAL NOT NULL,
    page_height REAL NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    -- The template as it was at snapshot_revision; the journal leads on from there.
    snapshot TEXT NOT NULL,
    snapshot_revision INTEGER NOT NULL
  ) STRICT;
INSERT INTO template VALUES('letter',2,'people','Notice','["en"]',419.52800000000001999,595.2759999999999536,'2026-01-31T09:00:00.000Z','2026-01-31T09:00:00.000Z','{"assets":{},"data":{"fields":{"balance":{"kind":"integer"},"name":{"kind":"string"}},"kind":"object"},"format":"fumi-template","languages":["en"],"name":"Letter","nodes":{"document":{"children":["page","main"],"props":{},"type":"document"},"frame":{"box":{"height":481.89,"width":306.142,"x":56.693,"y":56.693},"props":{"flow":"main"},"type":"frame"},"main":{"name":"Main flow","props":{},"type":"flow"},"page":{"children":["frame"],"name":"Page","props":{"margins":{"bottom":56.693,"left":56.693,"right":56.693,"top":56.693},"size":{"height":595.276,"width":419.528},"use":"any"},"type":"master"}},"recordTitle":["name"],"root":"document","styles":{"colours":{"alarm":"#b3261e","brand":"#2f4bb3","ink":"#1c2024","quiet":"#4a525c"},"text":{"body":{"colour":"ink","family":"Source Sans 3","label":"Body","leading":14.5,"size":10,"spaceAfter":6},"cell":{"basedOn":"body","label":"Table","leading":12,"size":9,"spaceAfter":0},"heading":{"basedOn":"body","colour":"brand","keepWithNext":true,"label":"Heading","leading":22,"role":"H1","size":16,"weight":700},"small":{"basedOn":"body","colour":"quiet","label":"Small","leading":11,"size":8}}},"versions":{"element.box":0,"element.cell":0,"element.image":0,"element.line":0,"element.rectangle":0,"element.row":0,"element.table":0,"element.text":0,"template":0}}',0);
CREATE TABLE edit (
    template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (template_id, revision)
  ) STRICT, WITHOUT ROWID;
INSERT INTO edit VALUES('letter',1,'2026-01-31T09:00:00.000Z','{"label":"insert","operations":[{"kind":"insert","id":"greeting","parent":"main","index":0,"nodes":{"greeting":{"type":"text","props":{"content":{"en":[{"inlines":[{"kind":"text","text":"Dear "},{"kind":"field","value":"name"}]}]}}}}}]}');
INSERT INTO edit VALUES('letter',2,'2026-01-31T09:00:00.000Z','{"label":"rename","operations":[{"kind":"setTemplate","path":["name"],"value":"Notice"}]}');
CREATE TABLE proof (
    id TEXT PRIMARY KEY,
    template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    -- The calendar day that the documents take for today.
    job_date TEXT NOT NULL,
    state TEXT NOT NULL,
    output TEXT NOT NULL,
    records INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    clean INTEGER NOT NULL DEFAULT 0,
    warned INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    workers INTEGER NOT NULL,
    merged_file TEXT,
    failure TEXT
  ) STRICT;
INSERT INTO proof VALUES('proof','letter','2026-01-31T09:00:00.000Z','2026-01-31T09:00:00.000Z','2026-01-31','done','separate',3,3,3,3,0,0,0.21990135099999996715,2,NULL,NULL);
CREATE TABLE proof_result (
    proof_id TEXT NOT NULL REFERENCES proof (id) ON DELETE CASCADE,
    record INTEGER NOT NULL,
    title TEXT NOT NULL,
    pages INTEGER NOT NULL,
    milliseconds REAL NOT NULL,
    state TEXT NOT NULL,
    digest TEXT,
    file TEXT,
    diagnostics TEXT NOT NULL,
    PRIMARY KEY (proof_id, record)
  ) STRICT, WITHOUT ROWID;
INSERT INTO proof_result VALUES('proof',0,'Ada',1,43.77272899999979927,'clean','bfc9bc61d2f01a5e30f006a6f961441b92fafe3502108793bdc860204dc2bd2f','0001 Ada.pdf','[]');
INSERT INTO proof_result VALUES('proof',1,'Ben',1,2.4118840000001000589,'clean','8d23e5ad67448660b4b679d6384fb5c03916e726354e9fbeab40ac7951e57c79','0002 Ben.pdf','[]');
INSERT INTO proof_result VALUES('proof',2,'Cleo',1,1.9033260000001064327,'clean','da6de0248e6a64d6ec0cacf7449f0735550aabb7ec75d311fad573858a619c41','0003 Cleo.pdf','[]');
CREATE TABLE proof_exception (
    proof_id TEXT NOT NULL REFERENCES proof (id) ON DELETE CASCADE,
    -- Code, element and arguments in one text.
    key TEXT NOT NULL,
    diagnostic TEXT NOT NULL,
    records INTEGER NOT NULL,
    example INTEGER NOT NULL,
    PRIMARY KEY (proof_id, key)
  ) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE record_search USING fts5 (
    search, content = 'record', content_rowid = 'id', tokenize = 'trigram', detail = 'none', columnsize = 0
  );
INSERT INTO record_search (record_search) VALUES ('rebuild');
