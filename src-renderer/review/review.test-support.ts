/** A review for tests: a greeting reworded, over three records. */
import type { Evidence, Person, ReviewComment, ReviewSummary } from '../../shared/contract';
import { diagnostic } from '../../shared/diag';
import type { Template } from '../../shared/model';
import { templateWith, textNode } from '../text-editing/engine.test-support';
import type { OpenedReview } from './review-store';

const sentence = (text: string) => textNode([{ inlines: [{ kind: 'text', text }] }]);

export const before: Template = templateWith({
  greeting: { ...sentence('Dear customer, pay without undue delay.'), name: 'Greeting' },
  notice: { ...sentence('You are overdrawn.'), name: 'Overdraft notice', when: 'balance < 0' },
});

export const after: Template = templateWith({
  greeting: { ...sentence('Dear customer, pay by 15 January.'), name: 'Greeting' },
  notice: { ...sentence('You are overdrawn.'), name: 'Overdraft notice', when: 'balance < -10' },
});

export const kate = { id: 'kate', name: 'Kate Tanner' };
export const mori = { id: 'mori', name: 'Haru Mori' };

export const reviewer: Person = {
  ...mori,
  roles: ['reviewer'],
  isActive: true,
  signingKey: {
    publicKey: 'cHVibGlj',
    fingerprint: '1a2b 3c4d 5e6f 7a8b',
    protection: 'passphrase',
    createdAt: '2026-01-01T10:00:00Z',
  },
};

export const designer: Person = { ...kate, roles: ['designer'], isActive: true, signingKey: null };

export const summary: ReviewSummary = {
  id: 'r1',
  templateId: 't1',
  templateName: 'Account statement',
  version: 14,
  baseVersion: 13,
  state: 'open',
  submittedAt: '2026-01-02T10:00:00Z',
  submittedBy: kate,
  note: 'Plainer words',
  decidedAt: null,
  decidedBy: null,
  reason: '',
  changedBy: [kate],
  openComments: 0,
  comments: 0,
  progress: null,
  failure: null,
};

export const evidence: Evidence = {
  records: 3,
  changed: 2,
  identical: 1,
  clean: 2,
  warned: 1,
  failed: 0,
  pages: 4,
  basePages: 3,
  date: '2026-01-02',
  engine: '0.1.0',
  digest: `77b0${'0'.repeat(56)}04cd`,
  diagnostics: [
    {
      diagnostic: diagnostic('layout.overset', { overflow: 12 }, { nodeId: 'notice' }),
      records: 1,
      example: 2,
    },
  ],
  branches: [{ nodeId: 'notice', condition: 'balance < -10', shown: 0, hidden: 3 }],
  representatives: [
    { record: 0, title: 'Ann', reasons: [{ kind: 'shortest' }], pages: 1, basePages: 1, isChanged: false },
    {
      record: 1,
      title: 'Ben',
      reasons: [{ kind: 'longest' }, { kind: 'branch', nodeId: 'notice', shown: false }],
      pages: 2,
      basePages: 1,
      isChanged: true,
    },
  ],
};

export const comment: ReviewComment = {
  id: 'c1',
  reviewId: 'r1',
  nodeId: 'notice',
  record: 1,
  author: mori,
  at: '2026-01-02T11:00:00Z',
  text: 'Say what happens if the payment arrives later.',
  resolvedBy: null,
  resolvedAt: null,
};

const version: OpenedReview['version'] = {
  templateId: 't1',
  number: 14,
  name: 'Account statement',
  note: '',
  savedAt: '2026-01-02T09:00:00Z',
  savedBy: kate,
  revision: 20,
  datasetId: 'd1',
  digest: `9f3c${'0'.repeat(56)}e21a`,
  changedBy: [kate],
  review: null,
};

export const opened: OpenedReview = {
  review: summary,
  version,
  base: {
    ...version,
    number: 13,
    savedBy: mori,
    review: { id: 'r0', state: 'approved', decidedBy: mori, decidedAt: '2026-01-01T12:00:00Z' },
  },
  after,
  before,
  evidence,
  comments: [],
  approval: null,
  datasetId: 'd1',
  obstacle: null,
};
