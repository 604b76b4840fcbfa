/**
 * `npm run verapdf -- FILE.pdf …` validates PDF files with veraPDF: every flavour that a file claims (PDF/UA-1 and
 * PDF/A-2 or 3), or the ones `--flavours ua1,2a` names. Java and Maven of the machine fetch veraPDF from Maven Central
 * into `.fumi/verapdf` once. It is a tool for development: the product and `npm test` never need it, and where it
 * cannot be had this says so and ends with 0 (`--required`: with 3). `--probe` only finds out whether it can be had.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withLock } from './lock.mjs';
import { capture } from './processes.mjs';

const VERSION = '1.28.2';
const MAIN_CLASS = 'org.verapdf.apps.GreenfieldCliWrapper';
const SKIPPED = 'VERAPDF SKIPPED';
/** Files of one Java process: its start takes longer than a small file. */
const FILES_AT_ONCE = 200;
/** No process lives long enough to get back what the second compiler of Java costs. */
const JAVA_OPTIONS = ['-Xmx1g', '-XX:TieredStopAtLevel=1'];
/** Java processes at once: each takes up to a gigabyte. */
const PROCESSES_AT_ONCE = Math.min(availableParallelism(), 4);
/** The longest that Maven may take. */
const FETCH_MS = 180_000;

const projectRoot = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(projectRoot, '.fumi', 'verapdf', VERSION);

/**
 * One rule that a file breaks.
 *
 * @typedef {object} Failure
 * @property {string} file
 * @property {string} flavour `ua1`, `2a` …
 * @property {string} rule Clause and test number: `7.1-3`.
 * @property {string} description
 * @property {number} count
 * @property {string} context Where the first one is.
 */

/** Whether veraPDF was fetched before. */
export const hasVeraPdf = () => existsSync(path.join(folder, 'complete'));

/**
 * The folder of veraPDF's Java archives, fetched where it is not there yet.
 *
 * @returns {Promise<{ ok: true, value: string } | { ok: false, reason: string }>}
 */
export async function ensureVeraPdf() {
  if (spawnSync('java', ['-version']).status !== 0) return { ok: false, reason: 'Java is not installed' };
  if (hasVeraPdf()) return { ok: true, value: folder };
  if (spawnSync('mvn', ['-version']).status !== 0) return { ok: false, reason: 'Maven is not installed' };
  return await withLock(path.join(projectRoot, '.fumi', 'verapdf.lock'), 'veraPDF is being fetched', fetch);
}

/** @returns {Promise<{ ok: true, value: string } | { ok: false, reason: string }>} */
async function fetch() {
  if (hasVeraPdf()) return { ok: true, value: folder };
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(
    path.join(partial, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>fumi</groupId><artifactId>verapdf</artifactId><version>1</version><dependencies><dependency>
<groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version>
</dependency></dependencies></project>\n`,
  );
  const { code, output } = await capture(
    'mvn',
    ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=lib'],
    { cwd: partial, timeout: FETCH_MS },
  );
  if (code !== 0) {
    const line = output.split('\n').find((each) => each.includes('ERROR')) ?? 'it was stopped';
    return { ok: false, reason: `Maven could not fetch it: ${line.trim()}` };
  }
  writeFileSync(path.join(partial, 'complete'), `${VERSION}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return { ok: true, value: folder };
}

/**
 * Validates files against one flavour.
 *
 * @param {string} veraPdf What {@link ensureVeraPdf} answers.
 * @param {string} flavour
 * @param {readonly string[]} files No more than one Java process takes.
 * @returns {Promise<{ checked: number, failures: Failure[] }>}
 */
async function validate(veraPdf, flavour, files) {
  /** @type {Failure[]} */
  const failures = [];
  let checked = 0;
  const { report } = await readReport(
    veraPdf,
    flavour,
    files.map((file) => path.resolve(file)),
  );
  for (const job of report.jobs) {
    const file = job.itemDetails.name;
    const results = job.validationResult ?? [];
    for (const { details } of Array.isArray(results) ? results : [results]) {
      checked += 1;
      for (const rule of details.ruleSummaries ?? []) {
        if (rule.ruleStatus !== 'FAILED') continue;
        failures.push({
          file,
          flavour,
          rule: `${rule.clause}-${rule.testNumber}`,
          description: rule.description,
          count: rule.failedChecks,
          context: rule.checks?.[0]?.context ?? '',
        });
      }
    }
    if (job.taskException !== undefined && job.taskException !== null) {
      const description = String(job.taskException.exceptionMessage ?? job.taskException);
      failures.push({ file, flavour, rule: 'parse', description, count: 1, context: '' });
    }
  }
  if (checked < files.length && failures.length === 0) {
    throw new Error(`veraPDF answered for ${checked} of ${files.length} files only`);
  }
  return { checked, failures };
}

/**
 * The part of veraPDF's report that is read here.
 *
 * @typedef {object} Report
 * @property {{ jobs: { itemDetails: { name: string }, taskException?: { exceptionMessage?: string } | null, validationResult?: ValidationResult | ValidationResult[] }[] }} report
 * @typedef {{ details: { ruleSummaries?: { ruleStatus: string, clause: string, testNumber: number, description: string, failedChecks: number, checks?: { context: string }[] }[] } }} ValidationResult
 */

let reports = 0;

/**
 * @param {string} veraPdf
 * @param {string} flavour
 * @param {readonly string[]} files
 * @returns {Promise<Report>}
 */
async function readReport(veraPdf, flavour, files) {
  const lib = path.join(veraPdf, 'lib');
  const jars = readdirSync(lib).map((jar) => path.join(lib, jar));
  reports += 1;
  const reportFile = path.join(veraPdf, `report-${process.pid}-${reports}.json`);
  const out = openSync(reportFile, 'w');
  try {
    const options = ['--format', 'json', '--maxfailuresdisplayed', '1', '--loglevel', '0', '-f', flavour];
    const java = spawn(
      'java',
      [...JAVA_OPTIONS, '-cp', jars.join(path.delimiter), MAIN_CLASS, ...options, ...files],
      { stdio: ['ignore', out, 'pipe'] },
    );
    let complaints = '';
    java.stderr?.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    await once(java, 'close');
    const text = readFileSync(reportFile, 'utf8');
    if (text.trim() === '') throw new Error(`veraPDF did not answer: ${complaints}`);
    return /** @type {Report} */ (JSON.parse(text));
  } finally {
    closeSync(out);
    rmSync(reportFile, { force: true });
  }
}

/**
 * What a file says it is, as flavours of veraPDF.
 *
 * @param {Uint8Array} bytes XMP is never compressed, so the file tells without being parsed.
 * @returns {string[]}
 */
export function claimedFlavours(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  const part = /<pdfaid:part>(\d)</.exec(text)?.[1];
  const level = /<pdfaid:conformance>([A-Z])</.exec(text)?.[1]?.toLowerCase() ?? '';
  const universal = /<pdfuaid:part>(\d)</.exec(text)?.[1];
  return [
    ...(part === undefined ? [] : [`${part}${level}`]),
    ...(universal === undefined ? [] : [`ua${universal}`]),
  ];
}

/**
 * Validates each file against what it claims, or against the flavours given.
 *
 * @param {string} veraPdf What {@link ensureVeraPdf} answers.
 * @param {readonly string[]} files
 * @param {readonly string[]} [flavours]
 * @returns {Promise<{ checked: number, failures: Failure[], unclaimed: string[] }>} `unclaimed`: files that promise nothing
 */
export async function validateClaims(veraPdf, files, flavours) {
  /** @type {Map<string, string[]>} */
  const byFlavour = new Map();
  const unclaimed = [];
  for (const file of files) {
    const wanted = flavours ?? claimedFlavours(readFileSync(file));
    if (wanted.length === 0) unclaimed.push(file);
    for (const flavour of wanted) byFlavour.set(flavour, [...(byFlavour.get(flavour) ?? []), file]);
  }
  const waiting = [...byFlavour].flatMap(([flavour, all]) =>
    Array.from({ length: Math.ceil(all.length / FILES_AT_ONCE) }, (_, part) => ({
      flavour,
      part: all.slice(part * FILES_AT_ONCE, (part + 1) * FILES_AT_ONCE),
    })),
  );
  let checked = 0;
  /** @type {Failure[]} */
  const failures = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await validate(veraPdf, next.flavour, next.part);
      checked += result.checked;
      failures.push(...result.failures);
    }
  };
  await Promise.all(Array.from({ length: PROCESSES_AT_ONCE }, work));
  return { checked, failures, unclaimed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();

/** @returns {Promise<number>} exit code */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      flavours: { type: 'string' },
      required: { type: 'boolean', default: false },
      probe: { type: 'boolean' },
    },
  });
  if (positionals.length === 0 && !values.probe) {
    console.error('usage: npm run verapdf -- [--flavours ua1,2a] [--required] FILE.pdf …');
    return 2;
  }
  const found = await ensureVeraPdf();
  if (!found.ok) {
    console.error(`!! ${SKIPPED}: ${found.reason}.`);
    return values.required ? 3 : 0;
  }
  if (values.probe) return 0;
  const { checked, failures, unclaimed } = await validateClaims(
    found.value,
    positionals,
    values.flavours?.split(','),
  );
  for (const { file, flavour, rule, count, description, context } of failures) {
    console.log(`${path.basename(file)}  ${flavour} ${rule}  × ${count}\n  ${description}\n  ${context}`);
  }
  for (const file of unclaimed) console.log(`${path.basename(file)}  claims neither PDF/A nor PDF/UA`);
  console.log(`${checked} validations, ${failures.length} rules failed`);
  return failures.length === 0 && unclaimed.length === 0 ? 0 : 1;
}
