/** A small installation for tests: two font families, HarfBuzz, the compose worker, programs bundled on the spot. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { shippedFonts } from '../../test/support/fonts';
import { inProject } from '../../test/support/project';
import { projectFolder } from '../../test/support/project-folder';

const FAMILIES = new Set(['Source Sans 3', 'Noto Sans JP']);

/** A folder of assets like the build's, gone after the tests of the file. */
export function installAssets(): string {
  const assetsDir = projectFolder();
  const fonts = path.join(assetsDir, 'fonts');
  mkdirSync(fonts);
  const listed = shippedFonts()
    .filter(({ family, weight, italic }) => FAMILIES.has(family) && weight === 400 && !italic)
    .map(({ file, ...face }) => {
      copyFileSync(file, path.join(fonts, path.basename(file)));
      return { ...face, file: path.basename(file), licence: 'none.txt' };
    });
  writeFileSync(path.join(fonts, 'fonts.json'), JSON.stringify(listed));
  const harfbuzz = inProject('node_modules', 'harfbuzzjs', 'dist', 'harfbuzz.wasm');
  copyFileSync(harfbuzz, path.join(assetsDir, 'harfbuzz.wasm'));
  return assetsDir;
}

let worker: Promise<string> | undefined;

/**
 * The file of the compose worker as the studio ships it, built once where its sources have changed. Hundreds of threads
 * start in these tests, and each has to load it.
 */
export function composeWorker(): Promise<string> {
  worker ??= buildWorker();
  return worker;
}

async function buildWorker(): Promise<string> {
  const run = [inProject('build', 'run.mjs'), 'build', 'worker'];
  await promisify(execFile)(process.execPath, run, { cwd: inProject() });
  return inProject('dist', 'worker', 'compose-worker.js');
}

/** Bundles a program of the project as the build does; the answer is the file to run. */
export async function bundleProgram(source: string): Promise<string> {
  // Most tests that install something bundle nothing.
  const { build } = await import('vite');
  const outDir = projectFolder();
  await build({
    configFile: false,
    root: inProject(),
    publicDir: false,
    envFile: false,
    logLevel: 'error',
    ssr: { external: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { program: inProject(source) },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return path.join(outDir, 'program.mjs');
}
