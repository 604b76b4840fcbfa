/** What an entry of the trail says, in words. Names come from the entry itself: it says what they were then. */
import { type AuditEntry, ROLES, type Role } from '../../shared/contract';
import { formatNumber } from '../i18n';
import { editName } from '../state';
import { strings } from './strings';

/** `Letter, version 3: “New terms” (…)` without who and when. */
export function entryWords({ action, subject }: AuditEntry): string {
  const text = (key: string): string => {
    const value = subject[key];
    return value === undefined || value === null ? '–' : String(value);
  };
  const args = {
    template: text('templateName'),
    version: text('version'),
    name: text('name'),
    server: text('serverName'),
    environment: text('environment'),
    dataset: text('dataset'),
    file: text('fileName'),
    fingerprint: text('fingerprint'),
  };
  switch (action) {
    case 'person.created':
    case 'person.changed': {
      const words = strings.text(action, { ...args, roles: rolesText(text('roles')) });
      return subject.isActive === false ? strings.text('inactive', { words }) : words;
    }
    case 'template.edited':
      return strings.text(action, { ...args, count: editCount(subject), labels: labelsText(text('labels')) });
    case 'template.bound':
      return subject.dataset === null ? strings.text('template.unbound', args) : strings.text(action, args);
    case 'dataset.imported':
      return strings.text(action, { ...args, records: numberText(subject.records) });
    case 'publish.proved':
      return strings.text(action, {
        ...args,
        same: numberText(subject.same),
        records: numberText(subject.records),
      });
    case 'history.revealed':
      return strings.text(action, { ...args, entries: numberText(subject.entries) });
    default:
      return strings.text(action, args);
  }
}

/** What the person wrote to it: the note of a version, the reason of a return. */
export function entryNote({ subject }: AuditEntry): string | null {
  const note = subject.note ?? subject.reason;
  return typeof note === 'string' && note !== '' ? note : null;
}

const numberText = (value: unknown): string => (typeof value === 'number' ? formatNumber(value) : '–');

function editCount({ from, to }: AuditEntry['subject']): number {
  return typeof from === 'number' && typeof to === 'number' ? to - from : 1;
}

const labelsText = (labels: string): string =>
  [...new Set(labels.split(', ').map(editName))].join(strings.text('separator'));

const isRole = (word: string): word is Role => (ROLES as readonly string[]).includes(word);

const rolesText = (roles: string): string =>
  roles
    .split(', ')
    .map((role) => (isRole(role) ? strings.text(role) : role))
    .join(strings.text('separator'));
