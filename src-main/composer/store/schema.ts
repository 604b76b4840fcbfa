/**
 * The tables of a composition server. The schema's version is SQLite's `user_version`; each step brings it up by one
 * and never changes again once it was released. What was published, activated and sent only grows: the database
 * itself refuses to change it.
 */
import type { StoreKind } from '../../database';

const onlyGrows = (table: string): string => `
  CREATE TRIGGER ${table}_is_not_changed BEFORE UPDATE ON ${table}
  BEGIN SELECT raise(ABORT, '${table} only grows'); END;
  CREATE TRIGGER ${table}_is_not_deleted BEFORE DELETE ON ${table}
  BEGIN SELECT raise(ABORT, '${table} only grows'); END;
`;

export const SCHEMA_STEPS: readonly string[] = [
  `
  CREATE TABLE access_token (
    -- Never given to another token: what was done with it is known by this name.
    name TEXT PRIMARY KEY,
    -- SHA-256 of the token; the token itself is nowhere.
    hash BLOB NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_used_at TEXT,
    revoked_at TEXT
  ) STRICT;

  CREATE TABLE approver (
    fingerprint TEXT PRIMARY KEY,
    public_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    added_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE version (
    template_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- Of the package, and its file's name.
    digest TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    engine TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at TEXT NOT NULL,
    published_at TEXT NOT NULL,
    published_with TEXT NOT NULL,
    PRIMARY KEY (template_id, version)
  ) STRICT;
  ${onlyGrows('version')}

  CREATE TABLE activation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template_id TEXT NOT NULL,
    environment TEXT NOT NULL,
    version INTEGER NOT NULL,
    activated_at TEXT NOT NULL,
    activated_with TEXT NOT NULL,
    is_rollback INTEGER NOT NULL,
    FOREIGN KEY (template_id, version) REFERENCES version (template_id, version)
  ) STRICT;
  CREATE INDEX activation_by_template ON activation (template_id, environment);
  ${onlyGrows('activation')}

  CREATE TABLE job (
    -- In the order of acceptance.
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    environment TEXT NOT NULL,
    template_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    output TEXT NOT NULL,
    state TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    started_at TEXT,
    finished_at TEXT,
    accepted_with TEXT NOT NULL,
    date TEXT NOT NULL,
    records INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    warned INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    FOREIGN KEY (template_id, version) REFERENCES version (template_id, version)
  ) STRICT;
  CREATE INDEX job_by_state ON job (state);

  CREATE TABLE job_result (
    job_id TEXT NOT NULL REFERENCES job (id),
    -- Place in the batch, counted from 0.
    record INTEGER NOT NULL,
    customer TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The facts of the document as JSON; null where none was delivered.
    document TEXT,
    diagnostics TEXT NOT NULL,
    PRIMARY KEY (job_id, record)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE communication (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    environment TEXT NOT NULL,
    channel TEXT NOT NULL,
    template_id TEXT NOT NULL,
    template_name TEXT NOT NULL,
    version INTEGER NOT NULL,
    package TEXT NOT NULL,
    customer TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    job_id TEXT REFERENCES job (id),
    record INTEGER,
    pages INTEGER NOT NULL,
    digest TEXT NOT NULL,
    pdf TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    -- A record of a job is sent once, whatever happens in between.
    UNIQUE (job_id, record)
  ) STRICT;
  CREATE INDEX communication_by_customer ON communication (customer, sequence);
  CREATE INDEX communication_by_template ON communication (template_id, sequence);
  CREATE INDEX communication_by_time ON communication (at);
  ${onlyGrows('communication')}
  `,
  `
  -- How the PDFs are written, as JSON; never a password.
  ALTER TABLE job ADD COLUMN pdf TEXT NOT NULL DEFAULT '{}';
  `,
  `
  -- From and to whom e-mails go, as JSON.
  ALTER TABLE job ADD COLUMN envelope TEXT NOT NULL DEFAULT '{}';
  -- What the document is; its file's ending.
  ALTER TABLE communication ADD COLUMN format TEXT NOT NULL DEFAULT 'pdf';
  `,
];

/** "Fumc": marks a database as a composition server's. */
const APPLICATION_ID = 0x46756d63;

export const COMPOSER_KIND: StoreKind = {
  applicationId: APPLICATION_ID,
  steps: SCHEMA_STEPS,
  precious: ['access_token', 'approver', 'version', 'activation', 'job'],
  failures: {
    unreadable: 'composer.storeUnreadable',
    tooNew: 'composer.storeTooNew',
    busy: 'composer.storeBusy',
  },
};
