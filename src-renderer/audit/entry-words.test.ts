import { afterEach, describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, type AuditEntry } from '../../shared/contract';
import { setLocale } from '../i18n';
import { entryNote, entryWords } from './entry-words';

const entry = (action: AuditEntry['action'], subject: AuditEntry['subject'] = {}): AuditEntry => ({
  sequence: 1,
  at: '2026-01-01T00:00:00Z',
  personId: 'p',
  personName: 'Kate',
  action,
  subject,
  hash: 'h',
});

afterEach(() => setLocale('en'));

describe('an entry', () => {
  it.each(['en', 'ja'] as const)('of every kind has words, also without details (%s)', (locale) => {
    setLocale(locale);
    for (const action of AUDIT_ACTIONS) {
      const words = entryWords(entry(action));
      expect(words).not.toBe('');
      expect(words).not.toContain(action);
      expect(words).not.toMatch(/[{}]/);
    }
  });

  it('counts edits and names them', () => {
    const edited = entry('template.edited', {
      templateName: 'Bill',
      from: 3,
      to: 7,
      labels: 'typing, insert',
    });
    expect(entryWords(edited)).toBe('Bill: 4 edits (typing, insert)');
  });

  it('says roles in words, and who no longer is active', () => {
    const subject = { name: 'Ada', roles: 'designer, reviewer', isActive: false };
    expect(entryWords(entry('person.changed', subject))).toBe(
      'changed the person Ada (designer, reviewer), no longer active',
    );
  });

  it('tells binding to data from taking it away', () => {
    const subject = { templateName: 'Bill', dataset: null };
    expect(entryWords(entry('template.bound', subject))).toBe('Bill: bound to no data set');
  });

  it('carries the note or the reason that somebody wrote', () => {
    expect(entryNote(entry('version.saved', { note: 'New terms' }))).toBe('New terms');
    expect(entryNote(entry('review.returned', { reason: 'Too long' }))).toBe('Too long');
    expect(entryNote(entry('template.created'))).toBeNull();
  });
});
