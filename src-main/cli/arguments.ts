/** The command line, read and checked before anything is done. */
import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/base';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
  type Envelope,
  MOST_IMAGE_DPI,
  type PdfOutput,
  type PdfProtection,
  SCOPES,
  type Scope,
} from '../../shared/contract';
import { PlainDate } from '../../shared/data';
import type { Locale, TextArguments } from '../../shared/diag';
import { readMailbox } from '../../shared/engine';
import { PDF_CONFORMANCES, PDF_VERSIONS } from '../../shared/pdf';
import { type RecordNumbers, readRecordNumbers } from './record-numbers';
import type { TextKey } from './texts';

export interface ProofCommand {
  readonly kind: 'proof';
  readonly template: string;
  readonly data: string;
  readonly out: string;
  readonly merge: boolean;
  readonly format: DocumentFormat;
  readonly envelope: Envelope;
  readonly date: PlainDate | null;
  readonly workers: number | null;
  readonly records: RecordNumbers;
  readonly json: boolean;
  /** A folder of fonts beside those of the installation. */
  readonly fonts: string | null;
  /** How the PDFs are written, but for what they are printed by. */
  readonly pdf: Omit<PdfOutput, 'printing'>;
  readonly printing: { readonly condition: string; readonly profileFile: string } | null;
}

export interface ServeCommand {
  readonly kind: 'serve';
  readonly dir: string;
  readonly port: number;
  readonly host: string;
  readonly name: string;
  /** Null is the folder for them in `dir`. */
  readonly fonts: string | null;
}

export interface ApproverToAdd {
  readonly kind: 'approver add';
  readonly dir: string;
  /** Null takes the name in the package. */
  readonly name: string | null;
  readonly from: { readonly key: string } | { readonly package: string };
}

export type Command =
  | ProofCommand
  | { readonly kind: 'samples'; readonly out: string }
  | {
      readonly kind: 'validate';
      readonly template: string;
      readonly json: boolean;
      readonly fonts: string | null;
    }
  | { readonly kind: 'verify'; readonly template: string; readonly json: boolean }
  | ServeCommand
  | {
      readonly kind: 'token create';
      readonly dir: string;
      readonly name: string;
      readonly scopes: readonly Scope[];
    }
  | { readonly kind: 'token list'; readonly dir: string }
  | { readonly kind: 'token revoke'; readonly dir: string; readonly name: string }
  | ApproverToAdd
  | { readonly kind: 'approver list'; readonly dir: string }
  | { readonly kind: 'approver remove'; readonly dir: string; readonly fingerprint: string }
  | { readonly kind: 'audit verify'; readonly workspace: string | null; readonly json: boolean }
  | { readonly kind: 'version' }
  | { readonly kind: 'help' };

/** Why a command line cannot be followed: a text with its arguments. */
export interface UsageError {
  readonly key: TextKey;
  readonly args: TextArguments;
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
  format: { type: 'string' },
  from: { type: 'string' },
  'to-field': { type: 'string' },
  standard: { type: 'string' },
  'pdf-version': { type: 'string' },
  untagged: { type: 'boolean' },
  'crop-marks': { type: 'boolean' },
  'image-dpi': { type: 'string' },
  condition: { type: 'string' },
  profile: { type: 'string' },
  password: { type: 'string' },
  'password-field': { type: 'string' },
  'owner-password': { type: 'string' },
  'no-print': { type: 'boolean' },
  'no-copy': { type: 'boolean' },
  records: { type: 'string' },
  json: { type: 'boolean' },
  dir: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  name: { type: 'string' },
  scopes: { type: 'string' },
  key: { type: 'string' },
  package: { type: 'string' },
  workspace: { type: 'string' },
  fonts: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type Values = ReturnType<typeof parse>['values'];

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });

type Read = Result<Command, UsageError>;

/** One command: what it takes besides `--lang`, and how it is made of that. */
interface CommandShape {
  readonly takes: readonly (keyof Values)[];
  /** Options without which it cannot be, as they are written. */
  readonly needs?: { readonly [option in keyof Values]?: string };
  /** Whether it takes a template's file as its one argument. */
  readonly takesTemplate?: boolean;
  readonly read: (values: Values, template: string) => Read;
}

const DIR = { dir: '--dir DIR' } as const;
const DEFAULT_PORT = '4100';
const LOOPBACK = '127.0.0.1';

/** Options that say what is written, and to whom e-mails go. */
const FORMAT_OPTIONS = ['format', 'from', 'to-field'] as const;

/** Options that say how PDFs are written. */
const PDF_OPTIONS = [
  'standard',
  'pdf-version',
  'untagged',
  'crop-marks',
  'image-dpi',
  'condition',
  'profile',
  'password',
  'password-field',
  'owner-password',
  'no-print',
  'no-copy',
] as const;

const COMMANDS: { readonly [name: string]: CommandShape } = {
  proof: {
    takes: [
      ...(['data', 'out', 'merge', 'date', 'workers', 'records', 'json', 'fonts'] as const),
      ...FORMAT_OPTIONS,
      ...PDF_OPTIONS,
    ],
    needs: { data: '--data FILE', out: '--out DIR' },
    takesTemplate: true,
    read: readProof,
  },
  samples: {
    takes: ['out'],
    needs: { out: '--out DIR' },
    read: ({ out = '' }) => ok({ kind: 'samples', out }),
  },
  validate: {
    takes: ['json', 'fonts'],
    takesTemplate: true,
    read: ({ json = false, fonts = null }, template) => ok({ kind: 'validate', template, json, fonts }),
  },
  verify: {
    takes: ['json'],
    takesTemplate: true,
    read: ({ json = false }, template) => ok({ kind: 'verify', template, json }),
  },
  'audit verify': {
    takes: ['workspace', 'json'],
    read: ({ workspace = null, json = false }) => ok({ kind: 'audit verify', workspace, json }),
  },
  serve: { takes: ['dir', 'port', 'host', 'name', 'fonts'], needs: DIR, read: readServe },
  'token create': {
    takes: ['dir', 'name', 'scopes'],
    needs: { ...DIR, name: '--name NAME', scopes: '--scopes LIST' },
    read: readTokenCreate,
  },
  'token list': { takes: ['dir'], needs: DIR, read: ({ dir = '' }) => ok({ kind: 'token list', dir }) },
  'token revoke': {
    takes: ['dir', 'name'],
    needs: { ...DIR, name: '--name NAME' },
    read: ({ dir = '', name = '' }) => ok({ kind: 'token revoke', dir, name }),
  },
  'approver add': { takes: ['dir', 'name', 'key', 'package'], needs: DIR, read: readApproverAdd },
  'approver list': {
    takes: ['dir'],
    needs: DIR,
    read: ({ dir = '' }) => ok({ kind: 'approver list', dir }),
  },
  'approver remove': {
    takes: ['dir', 'key'],
    needs: { ...DIR, key: '--key FINGERPRINT' },
    read: ({ dir = '', key = '' }) => ok({ kind: 'approver remove', dir, fingerprint: key }),
  },
  version: { takes: [], read: () => ok({ kind: 'version' }) },
  help: { takes: [], read: () => ok({ kind: 'help' }) },
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

function readCommand(positionals: readonly string[], values: Values): Read {
  if (values.help) return ok({ kind: 'help' });
  if (values.version) return ok({ kind: 'version' });
  const { shape, name, rest } = findCommand(positionals);
  if (!shape) return usage('noCommand', { command: name });
  const options = Object.keys(values) as (keyof Values)[];
  const strange = options.find((option) => option !== 'lang' && !shape.takes.includes(option));
  if (strange) return usage('tooMany', { argument: `--${strange}` });
  const { takesTemplate = false } = shape;
  const extra = rest[takesTemplate ? 1 : 0];
  if (extra !== undefined) return usage('tooMany', { argument: extra });
  const [template] = rest;
  if (takesTemplate && template === undefined) return usage('needsTemplate', { command: name });
  for (const [option, text] of Object.entries(shape.needs ?? {})) {
    if (!values[option as keyof Values]) return usage('needsOption', { option: text });
  }
  return shape.read(values, template ?? '');
}

/** A command's name is one word or two; what follows are its arguments. */
function findCommand(positionals: readonly string[]) {
  const [first = 'help', second, ...rest] = positionals;
  const pair = `${first} ${second}`;
  if (Object.hasOwn(COMMANDS, pair)) return { shape: COMMANDS[pair], name: pair, rest };
  const shape = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  const isGroup = Object.keys(COMMANDS).some((name) => name.startsWith(`${first} `));
  const name = isGroup && second !== undefined ? pair : first;
  return { shape, name, rest: positionals.slice(1) };
}

function readProof(values: Values, template: string): Read {
  const { data = '', out = '', merge = false, json = false, fonts = null } = values;
  const date = values.date === undefined ? null : PlainDate.parse(values.date);
  if (date === undefined) return badValue('badDate', values.date);
  const workers = values.workers === undefined ? null : Number(values.workers);
  if (workers !== null && !(Number.isInteger(workers) && workers >= 1 && workers <= 64)) {
    return badValue('badWorkers', values.workers);
  }
  const records = readRecordNumbers(values.records ?? 'all');
  if (records === null) return badValue('badRecords', values.records);
  const written = readFormat(values);
  if (!written.ok) return written;
  const pdf = readPdfOutput(values);
  if (!pdf.ok) return pdf;
  const { condition, profile } = values;
  if (condition !== undefined && profile === undefined)
    return usage('needsOption', { option: '--profile FILE' });
  if (profile !== undefined && condition === undefined)
    return usage('needsOption', { option: '--condition NAME' });
  const printing =
    condition === undefined || profile === undefined ? null : { condition, profileFile: profile };
  return ok({
    kind: 'proof',
    ...{ template, data, out, merge, date, workers, records, json, fonts, printing },
    ...written.value,
    pdf: pdf.value,
  });
}

/** Only PDFs can be merged, and only e-mails have a sender and a recipient. */
function readFormat(values: Values): Result<Pick<ProofCommand, 'format' | 'envelope'>, UsageError> {
  const format = DOCUMENT_FORMATS.find((known) => known === (values.format ?? 'pdf'));
  if (format === undefined)
    return usage('badFormat', { value: values.format ?? '', known: DOCUMENT_FORMATS.join(', ') });
  const { merge, from, 'to-field': toField } = values;
  if (merge && format !== 'pdf') return usage('mergesPdf', { value: format });
  const strange = format === 'eml' ? undefined : from !== undefined ? '--from' : toField && '--to-field';
  if (strange) return usage('onlyEmail', { option: strange });
  if (from !== undefined && readMailbox(from) === null) return badValue('badFrom', from);
  const envelope = { ...(from !== undefined && { from }), ...(toField !== undefined && { toField }) };
  return ok({ format, envelope });
}

function readPdfOutput(values: Values): Result<ProofCommand['pdf'], UsageError> {
  const standard = PDF_CONFORMANCES.find((known) => known === values.standard);
  if (values.standard !== undefined && standard === undefined) {
    return usage('badStandard', { value: values.standard, known: PDF_CONFORMANCES.join(', ') });
  }
  const version = PDF_VERSIONS.find((known) => known === values['pdf-version']);
  if (values['pdf-version'] !== undefined && version === undefined) {
    return badValue('badPdfVersion', values['pdf-version']);
  }
  const dpi = values['image-dpi'];
  if (dpi !== undefined && !(/^\d{1,4}$/.test(dpi) && Number(dpi) <= MOST_IMAGE_DPI)) {
    return badValue('badDpi', dpi);
  }
  const protection = readProtection(values);
  return ok({
    ...(standard !== undefined && { standard }),
    ...(version !== undefined && { version }),
    ...(values.untagged && { tagged: false }),
    ...(values['crop-marks'] && { cropMarks: true }),
    ...(dpi !== undefined && { imageDpi: Number(dpi) }),
    ...(protection && { protection }),
  });
}

/** A password or a restriction encrypts. */
function readProtection(values: Values): PdfProtection | null {
  const protection: PdfProtection = {
    ...(values.password !== undefined && { password: values.password }),
    ...(values['password-field'] !== undefined && { passwordField: values['password-field'] }),
    ...(values['owner-password'] !== undefined && { ownerPassword: values['owner-password'] }),
    ...(values['no-print'] && { print: 'no' }),
    ...(values['no-copy'] && { copy: false }),
  };
  return Object.keys(protection).length === 0 ? null : protection;
}

function readServe(values: Values): Read {
  const { dir = '', port = DEFAULT_PORT, host = LOOPBACK, name = 'Fumi', fonts = null } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return badValue('badPort', port);
  return ok({ kind: 'serve', dir, port: Number(port), host, name, fonts });
}

function readTokenCreate({ dir = '', name = '', scopes: list = '' }: Values): Read {
  const scopes = list.split(',').map((scope) => scope.trim());
  const known = SCOPES.filter((scope) => scopes.includes(scope));
  if (known.length !== scopes.length) return usage('badScopes', { value: list, known: SCOPES.join(',') });
  return ok({ kind: 'token create', dir, name, scopes: known });
}

function readApproverAdd({ dir = '', name, key, package: file }: Values): Read {
  if (key !== undefined && file !== undefined) return usage('tooMany', { argument: '--package' });
  if (file !== undefined)
    return ok({ kind: 'approver add', dir, name: name ?? null, from: { package: file } });
  if (key === undefined) return usage('needsOption', { option: '--key BASE64 / --package FILE.fumi' });
  if (!name) return usage('needsOption', { option: '--name NAME' });
  return ok({ kind: 'approver add', dir, name, from: { key } });
}

const usage = (key: TextKey, args: TextArguments): Result<never, UsageError> => fail({ key, args });

const badValue = (key: TextKey, value: string | undefined): Result<never, UsageError> =>
  usage(key, { value: value === undefined || value === '' ? '""' : value });
