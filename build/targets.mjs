/**
 * What is built from what. Every target lands in `dist/`; `build/README.md` describes the layout. Entries that do not
 * exist are left out with a note.
 *
 * @typedef {'assets' | 'renderer' | 'node' | 'worker' | 'preload' | 'bench' | 'conformance' | 'fuzz' | 'screenshots'} TargetName
 * @typedef {object} Target
 * @property {readonly string[]} sources Files and folders the target depends on, relative to the root.
 * @property {Record<string, string>} entries Output path in `dist` (without extension) to source file.
 * @property {readonly string[]} cleans Folders of `dist` that belong to this target alone.
 * @property {'compact'} [style] As little for the engine to keep as possible: with its packages, without blanks and comments.
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
      'electron/main': 'src-main/electron/main.ts',
    },
    cleans: ['main', 'electron/main.js', 'electron/main.js.map'],
  },
  worker: {
    sources: ['src-main/workers', 'src-main/pdf-files', 'src-main/files', 'shared', ...configuration],
    entries: { 'worker/compose-worker': 'src-main/workers/compose-worker.ts' },
    cleans: ['worker'],
    style: 'compact',
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
export const studioTargets = ['assets', 'renderer', 'node', 'worker', 'preload'];
