/**
 * What is built from what. Every target lands in `dist/`; `build/README.md` describes the layout. Entries that do not
 * exist are left out with a note.
 *
 * @typedef {'assets' | 'renderer' | 'node' | 'preload' | 'bench' | 'conformance' | 'fuzz' | 'screenshots'} TargetName
 * @typedef {object} Target
 * @property {readonly string[]} sources Files and folders the target depends on, relative to the root.
 * @property {Record<string, string>} entries Output path in `dist` (without extension) to source file.
 * @property {readonly string[]} cleans Folders of `dist` that belong to this target alone.
 */

const configuration = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'build/build.mjs',
  'build/targets.mjs',
];

/** @type {Record<TargetName, Target>} */
export const targets = {
  assets: {
    sources: ['assets', 'package-lock.json', 'build/assets.mjs', 'build/targets.mjs'],
    entries: {},
    cleans: ['assets'],
  },
  renderer: {
    sources: ['src-renderer', 'shared', ...configuration],
    entries: { 'renderer/index': 'src-renderer/index.html' },
    cleans: ['renderer'],
  },
  node: {
    sources: ['src-main', 'shared', ...configuration],
    entries: {
      'main/web': 'src-main/web/main.ts',
      'main/cli': 'src-main/cli/main.ts',
      'main/compose-worker': 'src-main/workers/compose-worker.ts',
      'electron/main': 'src-main/electron/main.ts',
    },
    cleans: ['main', 'electron/main.js', 'electron/main.js.map'],
  },
  preload: {
    sources: ['src-main/electron', ...configuration],
    entries: { 'electron/preload': 'src-main/electron/preload.ts' },
    cleans: ['electron/preload.cjs', 'electron/preload.cjs.map'],
  },
  bench: {
    sources: ['test/bench', 'test/support', 'src-main', 'shared', ...configuration],
    entries: { 'tools/bench': 'test/bench/main.ts' },
    cleans: ['tools/bench.js'],
  },
  conformance: {
    sources: ['test/conformance', 'shared', ...configuration],
    entries: { 'tools/conformance': 'test/conformance/main.ts' },
    cleans: ['tools/conformance.js'],
  },
  fuzz: {
    sources: ['test/fuzz', 'test/suite', 'test/support', 'src-main', 'shared', ...configuration],
    entries: { 'tools/fuzz': 'test/fuzz/main.ts', 'tools/fuzz-worker': 'test/fuzz/worker.ts' },
    cleans: ['tools/fuzz.js', 'tools/fuzz-worker.js'],
  },
  screenshots: {
    sources: ['build/screenshots.ts', 'test/support', 'src-main', 'shared', ...configuration],
    entries: { 'tools/screenshots': 'build/screenshots.ts' },
    cleans: ['tools/screenshots.js'],
  },
};

/** What the studio consists of: everything that `npm start` needs. @type {TargetName[]} */
export const studioTargets = ['assets', 'renderer', 'node', 'preload'];
