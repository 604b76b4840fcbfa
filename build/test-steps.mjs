/** The steps of `npm test`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { browserVariable, canShowWindow, findBrowser, isRoot } from './browser.mjs';
import { buildStale } from './build.mjs';
import { findElectron } from './electron-binary.mjs';
import { capture } from './processes.mjs';
import { ensureTestTools } from './system-packages.mjs';
import { ensureVeraPdf, hasVeraPdf } from './verapdf.mjs';

/**
 * @typedef {object} StepContext
 * @property {string} root
 * @property {readonly string[]} filters File filters for vitest.
 * @property {boolean} verbose Show output while it is written.
 *
 * @typedef {object} StepResult
 * @property {boolean} ok
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} summary
 * @property {string} output Shown when the step failed.
 * @property {readonly string[]} notices Always shown.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {(context: StepContext) => Promise<StepResult>} run
 *
 * @typedef {object} VitestReport The part of vitest's JSON report that is read here.
 * @property {boolean} success
 * @property {number} numTotalTests
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }[]} testResults
 */

/** TypeScript projects, in the order of the layers they hold. */
const typeProjects = [
  'shared/tsconfig.json',
  'src-main/tsconfig.json',
  'src-main/electron/tsconfig.preload.json',
  'src-renderer/tsconfig.json',
  'src-renderer/tsconfig.test.json',
  'test/tsconfig.json',
  'build/tsconfig.json',
];

/** Compilers at once: each takes several hundred megabytes. */
const typesAtOnce = 3;

/** How many skipped tests are named before the rest is only counted. */
const namedSkips = 12;

/** @type {Step[]} */
export const steps = [
  { name: 'layers', run: layers },
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'unit', run: (context) => withTools(context, () => vitest(context, ['unit', 'renderer'])) },
  { name: 'golden', run: (context) => withTools(context, () => vitest(context, ['golden'])) },
  { name: 'fuzz', run: fuzz },
  { name: 'verapdf', run: veraPdf },
  { name: 'build', run: build },
  { name: 'e2e', run: (context) => endToEnd(context) },
  { name: 'e2e-electron', run: endToEndUnderElectron },
];

/**
 * @param {StepContext} context
 * @returns {Promise<StepResult>}
 */
async function layers({ root, verbose }) {
  const folders = ['shared', 'src-main', 'src-renderer', 'test'].filter((folder) =>
    existsSync(path.join(root, folder)),
  );
  return await check(root, verbose, binary(root, 'dependency-cruiser', 'bin/dependency-cruiser.mjs'), [
    '--config',
    '.dependency-cruiser.mjs',
    ...folders,
  ]);
}

/**
 * @param {StepContext} context
 * @returns {Promise<StepResult>}
 */
async function types({ root, verbose }) {
  // The native compiler; `typescript` itself stays for the tools that need its programming interface.
  const tsc = binary(root, 'typescript-native', 'bin/tsc');
  mkdirSync(path.join(root, '.fumi', 'types'), { recursive: true });
  const waiting = [...typeProjects];
  /** @type {StepResult[]} */
  const failures = [];
  const work = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const record = path.join(root, '.fumi', 'types', `${project.replaceAll(/[/.]/g, '-')}.tsbuildinfo`);
      const args = ['-p', project, '--incremental', '--tsBuildInfoFile', record];
      const result = await check(root, verbose, tsc, args);
      if (!result.ok) failures.push({ ...result, summary: project });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), typesAtOnce) }, work));
  if (failures.length === 0) return passed(`${typeProjects.length} projects`);
  return {
    ...passed(failures.map((failure) => failure.summary).join(', ')),
    ok: false,
    failed: failures.length,
    output: failures.map((failure) => failure.output).join(''),
  };
}

/**
 * @param {StepContext} context
 * @returns {Promise<StepResult>}
 */
async function lint({ root, verbose }) {
  return await check(root, verbose, binary(root, '@biomejs/biome', 'bin/biome'), [
    'ci',
    '--error-on-warnings',
  ]);
}

/**
 * Only where veraPDF was fetched already, and in `.ci/run`, which fetches it: it takes Java and a minute.
 *
 * @param {StepContext} context
 * @returns {Promise<StepResult>}
 */
async function veraPdf(context) {
  if (!process.env.CI && !hasVeraPdf()) return passed('not run: `npm run verapdf` was never called here');
  const found = await ensureVeraPdf();
  if (found.ok) return await vitest(context, ['verapdf']);
  return { ...passed(`not run: ${found.reason}`), notices: [`VERAPDF SKIPPED: ${found.reason}.`] };
}

/**
 * Cases run in a thread, and threads need a built file.
 *
 * @param {StepContext} context
 * @returns {Promise<StepResult>}
 */
async function fuzz(context) {
  try {
    await buildStale(['fuzz']);
  } catch (error) {
    return {
      ...passed(''),
      ok: false,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  return await withTools(context, () => vitest(context, ['fuzz']));
}

/**
 * @param {StepContext} _context
 * @returns {Promise<StepResult>}
 */
async function build(_context) {
  try {
    const built = await buildStale();
    return passed(built.length === 0 ? 'unchanged' : built.join(', '));
  } catch (error) {
    return {
      ...passed(''),
      ok: false,
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/**
 * @param {StepContext} context
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<StepResult>}
 */
async function endToEnd(context, environment = {}) {
  return await withTools(context, async () => {
    const browser = findBrowser();
    if (browser !== undefined) {
      return await vitest(context, ['e2e'], { ...environment, [browserVariable]: browser });
    }
    const skipped = await countTests(context, 'e2e');
    return {
      ...passed(`${skipped} skipped`),
      skipped,
      notices: [
        'END-TO-END TESTS SKIPPED: no Chromium, Chrome or Edge is installed and none could be installed.',
      ],
    };
  });
}

/**
 * @param {StepContext} context
 * @returns {Promise<StepResult>}
 */
async function endToEndUnderElectron(context) {
  const electron = findElectron(context.root);
  if (electron === undefined) return passed("not run: Electron's executable is not here");
  if (!canShowWindow() || isRoot())
    return passed('not run: Electron needs a display and a user other than root');
  return await endToEnd(context, { FUMI_HOST: 'electron', ELECTRON_EXEC_PATH: electron });
}

/** Tools that could not be installed; looked for once. @type {Promise<string[]> | undefined} */
let missingTools;

/**
 * Sees to the programs that tests call before running them. What is missing is said once.
 *
 * @param {StepContext} _context
 * @param {() => Promise<StepResult>} run
 * @returns {Promise<StepResult>}
 */
async function withTools(_context, run) {
  const isFirst = missingTools === undefined;
  missingTools ??= ensureTestTools().then((tools) => tools.map((tool) => tool.what));
  const missing = await missingTools;
  const result = await run();
  if (!isFirst || missing.length === 0) return result;
  return {
    ...result,
    notices: [...result.notices, `MISSING: ${missing.join(', ')}. Tests that need it are skipped.`],
  };
}

/**
 * Runs projects of vitest.config.ts and reads its JSON report.
 *
 * @param {StepContext} context
 * @param {readonly string[]} projects
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<StepResult>}
 */
async function vitest({ root, filters, verbose }, projects, environment = {}) {
  const file = path.join(root, '.fumi', 'reports', `${projects.join('-')}.json`);
  rmSync(file, { force: true });
  const { code, output } = await capture(
    process.execPath,
    [
      binary(root, 'vitest', 'vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--passWithNoTests',
      ...filters,
    ],
    { cwd: root, env: { ...process.env, ...environment }, echo: verbose },
  );
  if (!existsSync(file)) {
    const isEmpty = code === 0 && /No test files found/.test(output);
    return isEmpty
      ? passed('no tests')
      : { ...passed('vitest did not finish'), ok: false, failed: 1, output };
  }
  return readReport(/** @type {VitestReport} */ (JSON.parse(readFileSync(file, 'utf8'))), code, output);
}

/**
 * @param {VitestReport} report
 * @param {number} code Vitest's exit code.
 * @param {string} output
 * @returns {StepResult}
 */
export function readReport(report, code, output) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report.numFailedTests + brokenFiles.length;
  const skipped = report.numTotalTests - report.numPassedTests - report.numFailedTests;
  const names = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName.trim()),
  );
  const notices = names.slice(0, namedSkips).map((name) => `skipped: ${name}`);
  if (names.length > namedSkips) notices.push(`… and ${names.length - namedSkips} more skipped`);
  return {
    ok: code === 0 && failed === 0,
    passed: report.numPassedTests,
    failed,
    skipped,
    summary: `${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`,
    output,
    notices,
  };
}

/**
 * How many tests a project has, without running them.
 *
 * @param {StepContext} context
 * @param {string} project
 * @returns {Promise<number>} at least 1, so that a skipped step is never invisible
 */
async function countTests({ root, filters }, project) {
  const args = [binary(root, 'vitest', 'vitest.mjs'), 'list', '--project', project, '--json', ...filters];
  const { output } = await capture(process.execPath, args, { cwd: root });
  try {
    const listed = JSON.parse(output.slice(output.indexOf('['), output.lastIndexOf(']') + 1));
    return Math.max(1, listed.length);
  } catch {
    return 1;
  }
}

/**
 * A check that either holds or fails, with no tests to count.
 *
 * @param {string} root
 * @param {boolean} verbose
 * @param {string} script A JavaScript file.
 * @param {readonly string[]} args
 * @returns {Promise<StepResult>}
 */
async function check(root, verbose, script, args) {
  const { code, output } = await capture(process.execPath, [script, ...args], { cwd: root, echo: verbose });
  return code === 0 ? passed('') : { ...passed(''), ok: false, output };
}

/**
 * @param {string} summary
 * @returns {StepResult}
 */
function passed(summary) {
  return { ok: true, passed: 0, failed: 0, skipped: 0, summary, output: '', notices: [] };
}

/**
 * @param {string} root
 * @param {string} name A package.
 * @param {string} file Its executable script.
 * @returns {string}
 */
function binary(root, name, file) {
  return path.join(root, 'node_modules', name, file);
}
