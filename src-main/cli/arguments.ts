/** The command line, read and checked before anything is done. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import type { Locale, MessageArguments } from '../../shared/diag';
import type { TextKey } from './texts';

/** Records by number: stretches from … to, both included, counted from 0; in order and apart. */
export type RecordNumbers = 'all' | readonly (readonly [number, number])[];

export interface ProofCommand {
  readonly kind: 'proof';
  readonly template: string;
  readonly data: string;
  readonly out: string;
  readonly merge: boolean;
  readonly date: PlainDate | null;
  readonly workers: number | null;
  readonly records: RecordNumbers;
  readonly json: boolean;
}

export type Command =
  | ProofCommand
  | { readonly kind: 'samples'; readonly out: string }
  | { readonly kind: 'validate'; readonly template: string; readonly json: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' };

/** Why a command line cannot be followed: a text with its arguments. */
export interface UsageError {
  readonly key: TextKey;
  readonly args: MessageArguments;
}

export interface CommandLine {
  readonly locale: Locale;
  readonly command: Result<Command, UsageError>;
}

const OPTIONS = {
  data: { type: 'string' },
  out: { type: 'string' },
  merge: { type: 'boolean' },
  date: { type: 'string' },
  workers: { type: 'string' },
  records: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Values = ReturnType<typeof parse>['values'];

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });

/** Which options each command takes besides `--lang`. */
const TAKES: { readonly [command: string]: readonly string[] } = {
  proof: ['data', 'out', 'merge', 'date', 'workers', 'records', 'json'],
  samples: ['out'],
  validate: ['json'],
  version: [],
  help: [],
};

/** Reads the arguments after the program's name. `environment` gives the language where `--lang` does not. */
export function readCommandLine(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined },
): CommandLine {
  const fallback = localeOf(environment);
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('. ')[0];
    return { locale: fallback, command: usage('badUsage', { reason: `${reason?.replace(/\.$/, '')}.` }) };
  }
  const { values, positionals } = parsed;
  const { lang } = values;
  if (lang !== undefined && lang !== 'en' && lang !== 'ja') {
    return { locale: fallback, command: badValue('badLanguage', lang) };
  }
  return { locale: lang ?? fallback, command: readCommand(positionals, values) };
}

/** POSIX: LC_ALL before LC_MESSAGES before LANG. */
function localeOf(environment: { readonly [name: string]: string | undefined }): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('ja') ? 'ja' : 'en';
}

function readCommand(positionals: readonly string[], values: Values): Result<Command, UsageError> {
  if (values.help) return ok({ kind: 'help' });
  if (values.version) return ok({ kind: 'version' });
  const [kind = 'help', ...files] = positionals;
  const takes = TAKES[kind];
  if (!takes) return usage('noCommand', { command: kind });
  const strange = Object.keys(values).find((option) => option !== 'lang' && !takes.includes(option));
  if (strange) return usage('tooMany', { argument: `--${strange}` });
  const takesTemplate = kind === 'proof' || kind === 'validate';
  const extra = files[takesTemplate ? 1 : 0];
  if (extra !== undefined) return usage('tooMany', { argument: extra });
  const [template] = files;
  if (takesTemplate && template === undefined) return usage('needsTemplate', { command: kind });
  switch (kind) {
    case 'proof':
      return readProof(template ?? '', values);
    case 'validate':
      return ok({ kind, template: template ?? '', json: values.json ?? false });
    case 'samples':
      return values.out === undefined
        ? usage('needsOption', { option: '--out DIR' })
        : ok({ kind, out: values.out });
    case 'version':
      return ok({ kind });
    default:
      return ok({ kind: 'help' });
  }
}

function readProof(template: string, values: Values): Result<Command, UsageError> {
  const { data, out, merge = false, json = false } = values;
  if (data === undefined) return usage('needsOption', { option: '--data FILE' });
  if (out === undefined) return usage('needsOption', { option: '--out DIR' });
  const date = values.date === undefined ? null : PlainDate.parse(values.date);
  if (date === undefined) return badValue('badDate', values.date);
  const workers = values.workers === undefined ? null : Number(values.workers);
  if (workers !== null && !(Number.isInteger(workers) && workers >= 1 && workers <= 64)) {
    return badValue('badWorkers', values.workers);
  }
  const records = readRecordNumbers(values.records ?? 'all');
  if (records === null) return badValue('badRecords', values.records);
  return ok({ kind: 'proof', template, data, out, merge, date, workers, records, json });
}

/** `all`, or numbers and ranges from 1, in any order; `null` for anything else. */
export function readRecordNumbers(list: string): RecordNumbers | null {
  if (list === 'all') return 'all';
  const stretches: [number, number][] = [];
  for (const part of list.split(',')) {
    const match = /^\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*$/.exec(part);
    if (!match) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from) return null;
    stretches.push([from - 1, to - 1]);
  }
  stretches.sort((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [from, to] of stretches) {
    const last = apart.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** How many of `total` records are chosen. */
export const countChosen = (records: RecordNumbers, total: number): number =>
  records === 'all'
    ? total
    : records.reduce((count, [from, to]) => count + Math.max(0, Math.min(to, total - 1) - from + 1), 0);

const usage = (key: TextKey, args: MessageArguments): Result<never, UsageError> => fail({ key, args });

const badValue = (key: TextKey, value: string | undefined): Result<never, UsageError> =>
  usage(key, { value: value === undefined || value === '' ? '""' : value });
