/**
 * The import rules of the architecture, as data for dependency-cruiser. `layers` is the order of `shared`: a folder may
 * import the folders named in its list and nothing else. `build/layers.test.ts` proves that each rule can fail.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const bases = ['base'];
const foundations = [...bases, 'diag', 'geometry'];
const documents = [...foundations, 'data', 'rules', 'model'];
const layouts = [...documents, 'display', 'text', 'svg'];
const elements = [...layouts, 'layout'];
/** What a writer sees: the display list or the resolved content, fonts and diagnostics; never the template. */
const writers = elements.filter((folder) => folder !== 'model');
const tops = [...elements, 'elements'];
const all = [...tops, 'pdf', 'html', 'plaintext', 'brand', 'review', 'package', 'engine'];

/** Folder of `shared` to the folders it may import. */
const layers = {
  base: [],
  diag: bases,
  geometry: bases,
  data: foundations,
  rules: [...foundations, 'data'],
  model: [...foundations, 'data', 'rules'],
  display: documents,
  text: [...documents, 'display'],
  svg: [...foundations, 'display', 'text'],
  layout: layouts,
  elements,
  pdf: writers,
  html: writers,
  plaintext: writers,
  brand: tops,
  review: tops,
  package: tops,
  engine: all.filter((folder) => folder !== 'engine'),
  contract: all,
};

/** The npm packages `shared` may use: pure ECMAScript, the same result on every host. */
const sharedPackages = [
  'zod',
  'canonicalize',
  '@noble/hashes',
  '@noble/ciphers',
  'diff',
  'bidi-js',
  'saxes',
  'pdfjs-dist/image_decoders',
  '@marcbachmann/cel-js',
  '@orpc/contract',
];

const tests = '\\.test\\.tsx?$|\\.test-support\\.tsx?$|^test/';
const inSource = { pathNot: tests };

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer-${folder}`,
  severity: 'error',
  comment: `shared/${folder} may import ${allowed.length === 0 ? 'no other folder of shared' : allowed.join(', ')}.`,
  from: { path: `^shared/${folder}/`, ...inSource },
  to: { path: '^shared/', pathNot: `^shared/(${[folder, ...allowed].join('|')})/` },
}));

/** Folders with an `index.ts`, and every folder of `shared`: their index is all that others may import. */
const faceRules = [
  ...new Set([...Object.keys(layers).map((folder) => `shared/${folder}`), ...foldersWithFace()]),
].map((folder) => ({
  name: `face-${folder}`,
  severity: 'error',
  comment: `Outside ${folder}, import its index only.`,
  from: { pathNot: `^${folder}/` },
  to: {
    path: `^${folder}/.+\\.tsx?$`,
    pathNot: [`^${folder}/index\\.tsx?$`, '^shared/elements/[^/]+/index\\.ts$', tests],
  },
}));

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads the default export.
export default {
  forbidden: [
    ...layerRules,
    ...faceRules,
    {
      name: 'unknown-layer',
      severity: 'error',
      comment: 'Every folder of shared has its place in the order above.',
      from: { path: `^shared/(?!(${Object.keys(layers).join('|')})/)`, ...inSource },
      to: {},
    },
    {
      name: 'elements-apart',
      severity: 'error',
      comment: 'Elements never import each other: the registry is injected.',
      from: { path: '^shared/elements/([^/]+)/', ...inSource },
      to: { path: '^shared/elements/[^/]+/', pathNot: '^shared/elements/$1/' },
    },
    {
      name: 'elements-without-registry',
      severity: 'error',
      comment:
        'The face of all elements knows every one of them; an element that imports it knows its siblings.',
      from: { path: '^shared/elements/[^/]+/', ...inSource },
      to: { path: '^shared/elements/index\\.ts$' },
    },
    {
      name: 'shared-host',
      severity: 'error',
      comment: 'shared runs everywhere: no built-in modules of Node.',
      from: { path: '^shared/', ...inSource },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-packages',
      severity: 'error',
      comment: `shared may use these packages only: ${sharedPackages.join(', ')}.`,
      from: { path: '^shared/', ...inSource },
      to: { path: '(^|/)node_modules/', pathNot: `(^|/)node_modules/(${sharedPackages.join('|')})/` },
    },
    {
      name: 'shared-alone',
      severity: 'error',
      comment: 'shared imports nothing of its hosts.',
      from: { path: '^shared/' },
      to: { path: '^(src-main|src-renderer|build)/' },
    },
    {
      name: 'main-and-renderer-apart',
      severity: 'error',
      comment: 'src-main and src-renderer meet only in shared/contract.',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'renderer-and-main-apart',
      severity: 'error',
      comment: 'src-main and src-renderer meet only in shared/contract.',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/' },
    },
    {
      name: 'renderer-host',
      severity: 'error',
      comment: 'The renderer runs in a browser: no built-in modules of Node, no packages of the host side.',
      from: { path: '^src-renderer/', ...inSource },
      to: { path: '(^|/)node_modules/(better-sqlite3|ws|yauzl|yazl|csv-parse|iconv-lite|@orpc/server)/' },
    },
    {
      name: 'renderer-builtins',
      severity: 'error',
      from: { path: '^src-renderer/', ...inSource },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-one-place',
      severity: 'error',
      comment: 'Only src-main/electron imports electron.',
      from: { pathNot: '^src-main/electron/|^test/' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'electron-is-a-leaf',
      severity: 'error',
      comment: 'Whoever imports src-main/electron imports electron.',
      from: { pathNot: '^src-main/electron/' },
      to: { path: '^src-main/electron/' },
    },
    {
      name: 'no-tests-in-source',
      severity: 'error',
      comment: 'Product code never imports tests or their support.',
      from: { path: '^(shared|src-main|src-renderer)/', ...inSource },
      to: { path: tests },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment:
        'Two files that need each other are one idea, or need a third. Types may refer to each other: they are gone at run time.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw|inline)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Peers of the benchmark bring their own packages, in their own folder.
    exclude: { path: '^dist/|/fixtures/|^test/bench/peers/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default', 'require'],
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};

/** @returns {string[]} folders of the product that have an index */
function foldersWithFace() {
  const found = [];
  const pending = ['shared', 'src-main', 'src-renderer', 'test/support'].filter((folder) =>
    existsSync(at(folder)),
  );
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(at(folder), { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name !== 'fixtures') pending.push(`${folder}/${entry.name}`);
      else if (/^index\.tsx?$/.test(entry.name)) found.push(folder);
    }
  }
  return found;
}

/** @param {string} folder */
function at(folder) {
  return path.join(process.cwd(), folder);
}
