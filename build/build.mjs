/** Builds the targets whose sources changed since they were last built. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { projectRoot } from './bootstrap.mjs';
import { withLock } from './lock.mjs';
import { hashSources } from './source-hash.mjs';
import { studioTargets, targets } from './targets.mjs';

/** @import { TargetName } from './targets.mjs' */

const dist = path.join(projectRoot, 'dist');

/**
 * Builds what is stale and leaves the rest alone. Progress goes to stderr.
 *
 * @param {readonly TargetName[]} names
 * @param {{ force?: boolean }} [options] `force` builds unchanged targets too.
 * @returns {Promise<TargetName[]>} the targets that were built
 */
export async function buildStale(names = studioTargets, options = {}) {
  return await withLock(
    path.join(projectRoot, '.fumi', 'build.lock'),
    'Another command is building',
    async () => {
      /** @type {TargetName[]} */
      const built = [];
      for (const name of names) {
        const hash = hashSources(projectRoot, targets[name].sources);
        if (options.force !== true && readStamp(name) === hash) continue;
        const started = performance.now();
        forgetStamp(name);
        await buildTarget(name);
        writeStamp(name, hash);
        built.push(name);
        process.stderr.write(`built ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
      }
      return built;
    },
  );
}

/**
 * {@link buildStale} for commands: a failed build is told without a stack of the bundler's own, and ends the command.
 *
 * @param {readonly TargetName[]} [names]
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<TargetName[]>}
 */
export async function buildOrExit(names = studioTargets, options = {}) {
  try {
    return await buildStale(names, options);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}

/**
 * @param {TargetName} name
 * @returns {Promise<void>}
 */
async function buildTarget(name) {
  const target = targets[name];
  for (const place of target.cleans) rmSync(path.join(dist, place), { recursive: true, force: true });
  if (name === 'assets') {
    const { copyAssets } = await import('./assets.mjs');
    await copyAssets(projectRoot, path.join(dist, 'assets'));
    return;
  }
  const entries = Object.entries(target.entries).filter(([, source]) => {
    const exists = existsSync(path.join(projectRoot, source));
    if (!exists) process.stderr.write(`${name}: ${source} does not exist, left out\n`);
    return exists;
  });
  if (entries.length === 0) return;
  const vite = await import('vite');
  const configured = name === 'renderer' ? rendererBuild() : nodeBuild(entries, name, target.style);
  await vite.build({ logLevel: 'warn', ...configured });
}

/** @returns {import('vite').InlineConfig} */
function rendererBuild() {
  return { configFile: path.join(projectRoot, 'vite.config.ts') };
}

/**
 * Files for Node and Electron's main process. Packages stay outside: they are found in `node_modules`, also in a
 * packaged application. Chunks lie beside the entries of `main`, so that `../assets/` is right from every file. A sandboxed
 * preload script must be one CommonJS file that requires only `electron`.
 *
 * @param {[string, string][]} entries
 * @param {TargetName} name
 * @param {'compact' | undefined} style
 * @returns {import('vite').InlineConfig}
 */
function nodeBuild(entries, name, style) {
  const isPreload = name === 'preload';
  const isCompact = style === 'compact';
  const folder = isCompact ? name : 'main';
  return {
    configFile: false,
    root: projectRoot,
    publicDir: false,
    envDir: false,
    plugins: isCompact ? [asciiOnly] : [],
    ssr: isPreload || isCompact ? { noExternal: true, external: ['electron', PDFJS] } : { external: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: dist,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(
          entries.map(([output, source]) => [output, path.join(projectRoot, source)]),
        ),
        output: isPreload
          ? { format: 'cjs', entryFileNames: '[name].cjs' }
          : {
              format: 'es',
              entryFileNames: '[name].js',
              chunkFileNames: `${folder}/[name]-[hash].js`,
              // Names stay, so that a stack says where it comes from.
              minify: isCompact && { mangle: false, compress: false, codegen: { removeWhitespace: true } },
            },
      },
    },
  };
}

/**
 * Finds its own files beside itself, and is loaded by the few threads that draw pages of PDF files: it stays outside of
 * every bundle.
 */
const PDFJS = 'pdfjs-dist/legacy/build/pdf.min.mjs';

/**
 * Letters beyond ASCII as escapes. V8 keeps the source of every thread for as long as it lives, and one such letter makes
 * it take twice the memory. In raw templates it would change what they say: there are none with such letters.
 *
 * @type {import('vite').Plugin}
 */
const asciiOnly = {
  name: 'ascii-only',
  // When everything else is done: what takes away the blanks writes the letters out again.
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped);
    }
  },
};

/** @param {string} unit */
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** @param {TargetName} name */
function stampFile(name) {
  return path.join(dist, '.stamps', name);
}

/** @param {TargetName} name */
function readStamp(name) {
  return existsSync(stampFile(name)) ? readFileSync(stampFile(name), 'utf8') : undefined;
}

/** @param {TargetName} name */
function forgetStamp(name) {
  rmSync(stampFile(name), { force: true });
}

/**
 * @param {TargetName} name
 * @param {string} hash
 */
function writeStamp(name, hash) {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), hash);
}
