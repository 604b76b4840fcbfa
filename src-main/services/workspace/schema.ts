/**
 * The tables of a workspace. The schema's version is SQLite's `user_version`; each step brings it up by one and never
 * changes again once it was released.
 */
export const SCHEMA_STEPS: readonly string[] = [
  `
  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

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

  CREATE VIRTUAL TABLE record_search USING fts5 (
    search, content = 'record', content_rowid = 'id', tokenize = 'trigram', detail = 'none', columnsize = 0
  );

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

  CREATE TABLE edit (
    template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (template_id, revision)
  ) STRICT, WITHOUT ROWID;

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

  CREATE TABLE proof_exception (
    proof_id TEXT NOT NULL REFERENCES proof (id) ON DELETE CASCADE,
    -- Code, element and arguments in one text.
    key TEXT NOT NULL,
    diagnostic TEXT NOT NULL,
    records INTEGER NOT NULL,
    example INTEGER NOT NULL,
    PRIMARY KEY (proof_id, key)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    roles TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE signing_key (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    public_key TEXT NOT NULL,
    -- keychain or passphrase: how the private key below is encrypted.
    protection TEXT NOT NULL,
    secret TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    person_id TEXT NOT NULL,
    person_name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- SHA-256 over the entry and the hash before it.
    hash TEXT NOT NULL,
    template_id TEXT GENERATED ALWAYS AS (subject ->> '$.templateId') VIRTUAL
  ) STRICT;
  CREATE INDEX audit_of_template ON audit (template_id);
  CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit trail only grows'); END;
  CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit trail only grows'); END;

  ALTER TABLE template ADD COLUMN created_by TEXT REFERENCES person (id);
  ALTER TABLE edit ADD COLUMN person_id TEXT REFERENCES person (id);

  -- What the words of an opened text were made of before and may be made of again.
  CREATE TABLE earlier_piece (
    template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
    node_id TEXT NOT NULL,
    piece TEXT NOT NULL,
    PRIMARY KEY (template_id, node_id, piece)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE version (
    template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL REFERENCES person (id),
    note TEXT NOT NULL,
    revision INTEGER NOT NULL,
    dataset_id TEXT,
    changed_by TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- The package's manifest and the template in it, as canonical JSON.
    manifest TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (template_id, number)
  ) STRICT;
  CREATE TRIGGER version_never_changes BEFORE UPDATE ON version
    BEGIN SELECT raise(ABORT, 'a version never changes'); END;

  CREATE TABLE review (
    id TEXT PRIMARY KEY,
    template_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    base_version INTEGER,
    state TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    submitted_by TEXT NOT NULL REFERENCES person (id),
    note TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT REFERENCES person (id),
    reason TEXT NOT NULL DEFAULT '',
    evidence TEXT,
    approval TEXT,
    failure TEXT,
    FOREIGN KEY (template_id, version) REFERENCES version (template_id, number) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX review_of_version ON review (template_id, version);

  CREATE TABLE review_comment (
    id TEXT PRIMARY KEY,
    review_id TEXT NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    node_id TEXT,
    record INTEGER,
    author TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    content TEXT NOT NULL,
    resolved_by TEXT REFERENCES person (id),
    resolved_at TEXT
  ) STRICT;
  CREATE INDEX comment_of_review ON review_comment (review_id, at);

  CREATE TABLE server (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    -- The access token, encrypted by the machine's keychain; nowhere where there is none.
    token BLOB
  ) STRICT;
  `,
  `
  -- Whose work it began with besides created_by's: a copy's, or an imported package's.
  ALTER TABLE template ADD COLUMN begun_by TEXT NOT NULL DEFAULT '[]';
  `,
  `
  -- What the files of a proof promise, and whether they are encrypted.
  ALTER TABLE proof ADD COLUMN standard TEXT NOT NULL DEFAULT 'pdfa-2a+ua-1';
  ALTER TABLE proof ADD COLUMN is_protected INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Which record of which data set somebody had on show last; its place counts from 0.
  CREATE TABLE last_record (
    template_id TEXT NOT NULL REFERENCES template (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES person (id),
    dataset_id TEXT NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (template_id, person_id)
  ) STRICT, WITHOUT ROWID;
  `,
];

/** Marks a database as a workspace of ours: "Fumi". */
export const APPLICATION_ID = 0x46756d69;
