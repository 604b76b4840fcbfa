/** A small installation for tests: two font families, HarfBuzz, programs bundled on the spot. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';
import { shippedFonts } from '../../test/support/fonts';
import { inProject } from '../../test/support/project';

const FAMILIES = new Set(['Source Sans 3', 'Noto Sans JP']);

/** Folders to be removed when the tests of the importing file are done. */
const owned: string[] = [];

// Registered while the file is collected: inside a hook it would be too late.
afterAll(() => {
  for (const folder of owned) rmSync(folder, { recursive: true, force: true });
});

/** A folder of assets like the build's, gone after the tests of the file. */
export function installAssets(): string {
  const assetsDir = ownFolder();
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

/** Bundles a program of the project as the build does; the answer is the file to run. */
export async function bundleProgram(source: string): Promise<string> {
  const outDir = ownFolder();
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

/** Inside the project, because bundled programs look for packages from where they are. */
function ownFolder(): string {
  mkdirSync(inProject('.fumi'), { recursive: true });
  const folder = mkdtempSync(inProject('.fumi', 'test-'));
  owned.push(folder);
  return folder;
}
