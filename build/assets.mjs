/**
 * Gathers what the studio reads at run time and is not code: `assets/` of the repository, the document fonts with
 * their licences, HarfBuzz, and Swagger UI for the composition server's API page. `assets/fonts.json` is the one list
 * of fonts; its copy `fonts/fonts.json` tells the services the files, so that nobody else knows where a font came from.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * @typedef {object} FontSource
 * @property {string} source File inside the package, e.g. `400Regular/SourceSans3_400Regular.ttf`.
 * @property {string} family
 * @property {number} weight 100 to 900.
 * @property {boolean} italic
 *
 * @typedef {object} FontPackage
 * @property {string} package
 * @property {string} licence SPDX identifier.
 * @property {string} licenceFile File inside the package.
 * @property {FontSource[]} fonts
 *
 * @typedef {object} FontFile An entry of `fonts.json`.
 * @property {string} file Name in `fonts/`.
 * @property {string} family
 * @property {number} weight
 * @property {boolean} italic
 * @property {string} licence Name in `licences/`.
 */

/** Files of `assets/` that only the build reads. */
const notCopied = new Set(['README.md', 'fonts.json']);

const wasmFiles = ['harfbuzz.wasm', 'harfbuzz-subset.wasm'];

/** What the page in `assets/openapi` loads. */
const swaggerFiles = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/**
 * @param {string} root The project's root folder.
 * @param {string} target Folder to fill; made where absent.
 * @returns {Promise<void>}
 */
export async function copyAssets(root, target) {
  const require = createRequire(path.join(root, 'package.json'));
  const own = path.join(root, 'assets');
  const kept = (/** @type {string} */ file) => !notCopied.has(path.relative(own, file));
  cpSync(own, target, { recursive: true, filter: kept });
  mkdirSync(path.join(target, 'fonts'), { recursive: true });
  mkdirSync(path.join(target, 'licences'), { recursive: true });

  /** @type {FontFile[]} */
  const files = [];
  for (const entry of readFontPackages(root)) {
    const folder = path.dirname(require.resolve(`${entry.package}/package.json`));
    const licence = `${path.basename(entry.package)}.txt`;
    cpSync(path.join(folder, entry.licenceFile), path.join(target, 'licences', licence));
    for (const { source, family, weight, italic } of entry.fonts) {
      const file = path.basename(source);
      cpSync(path.join(folder, source), path.join(target, 'fonts', file));
      files.push({ file, family, weight, italic, licence });
    }
  }
  writeFileSync(path.join(target, 'fonts', 'fonts.json'), `${JSON.stringify(files, null, 2)}\n`);

  const harfbuzz = path.dirname(require.resolve('harfbuzzjs/dist/harfbuzz.wasm'));
  for (const file of wasmFiles) cpSync(path.join(harfbuzz, file), path.join(target, file));
  cpSync(path.join(harfbuzz, '..', 'LICENSE'), path.join(target, 'licences', 'harfbuzz.txt'));

  // Swagger UI is under the same licence as this project, the package that brings it under its own.
  const swagger = path.dirname(require.resolve('@fastify/swagger-ui/package.json'));
  for (const file of swaggerFiles) {
    cpSync(path.join(swagger, 'static', file), path.join(target, 'openapi', file));
  }
  cpSync(path.join(root, 'LICENSE'), path.join(target, 'licences', 'swagger-ui.txt'));
  cpSync(path.join(swagger, 'LICENSE'), path.join(target, 'licences', 'fastify-swagger-ui.txt'));
}

/**
 * @param {string} root
 * @returns {FontPackage[]}
 */
function readFontPackages(root) {
  return JSON.parse(readFileSync(path.join(root, 'assets', 'fonts.json'), 'utf8'));
}
