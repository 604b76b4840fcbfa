/**
 * The less frequent scripts: `node build/run.mjs build [target …]`, and behind npm `bench`, `conformance`, `fuzz`, `screenshots` and `dist`.
 * What follows the name is passed on to the script.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { bootstrap, projectRoot } from './bootstrap.mjs';
import { browserVariable, findBrowser } from './browser.mjs';
import { exitCode, start } from './processes.mjs';

/** @import { TargetName } from './targets.mjs' */

await bootstrap(import.meta.url);
const { buildOrExit } = await import('./build.mjs');
const { studioTargets, targets } = await import('./targets.mjs');
const [name, ...args] = process.argv.slice(2);
process.exitCode = await run();

/** @returns {Promise<number>} exit code */
async function run() {
  switch (name) {
    case 'build':
      return await build();
    case 'bench':
      return await runTool('bench', ['assets', 'node', 'worker']);
    case 'conformance':
      return await runTool('conformance', []);
    case 'fuzz':
      return await runTool('fuzz', []);
    case 'screenshots':
      return await runTool('screenshots', studioTargets);
    case 'dist': {
      await buildOrExit();
      const { packageApplication } = await import('./dist.mjs');
      return await packageApplication(projectRoot, args);
    }
    case 'hyphenation-patterns': {
      const { writeHyphenationPatterns } = await import('./hyphenation-patterns.mjs');
      return await writeHyphenationPatterns(projectRoot);
    }
    case 'unicode-tables': {
      const { writeUnicodeTables } = await import('./unicode-tables.mjs');
      return await writeUnicodeTables(projectRoot);
    }
    case 'icons': {
      const { drawIcons } = await import('./icons.mjs');
      return await drawIcons(projectRoot);
    }
    default:
      console.error(
        `Unknown script ${name ?? ''}. Known: build [${Object.keys(targets).join(' ')}], bench, conformance, fuzz, screenshots, dist, icons, hyphenation-patterns, unicode-tables.`,
      );
      return 2;
  }
}

/** @returns {Promise<number>} */
async function build() {
  const wanted = args.filter((argument) => argument !== '--force');
  const unknown = wanted.find((target) => !(target in targets));
  if (unknown !== undefined) {
    console.error(`Unknown target ${unknown}. Known: ${Object.keys(targets).join(', ')}.`);
    return 2;
  }
  const names = wanted.length === 0 ? studioTargets : /** @type {TargetName[]} */ (wanted);
  const built = await buildOrExit(names, { force: args.includes('--force') });
  if (built.length === 0) console.error('nothing to build');
  return 0;
}

/**
 * Builds and runs a tool of the project.
 *
 * @param {'bench' | 'conformance' | 'fuzz' | 'screenshots'} tool
 * @param {readonly TargetName[]} needs Targets the tool reads at run time.
 * @returns {Promise<number>}
 */
async function runTool(tool, needs) {
  await buildOrExit([...needs, tool]);
  const file = path.join(projectRoot, 'dist', 'tools', `${tool}.js`);
  if (!existsSync(file)) {
    console.error(`${Object.values(targets[tool].entries)[0]} does not exist.`);
    return 1;
  }
  const browser = findBrowser();
  const env = { ...process.env, TZ: 'UTC', ...(browser === undefined ? {} : { [browserVariable]: browser }) };
  return await exitCode(
    start(process.execPath, [file, ...args], { stdio: 'inherit', cwd: projectRoot, env }),
  );
}
