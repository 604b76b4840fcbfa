/**
 * The renderer's build. Relative addresses throughout, so that the same files work under `app://`, on the loopback
 * host and inside a package; no inline scripts and no data: addresses, so that a strict content security policy holds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What pdf.js fetches for files that bring less than they should: character maps, standard fonts, decoders. */
const PDFJS_FOLDERS = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];

const pdfjsFiles: Plugin = {
  name: 'pdfjs-files',
  generateBundle() {
    for (const folder of PDFJS_FOLDERS) {
      const source = fileURLToPath(new URL(`./node_modules/pdfjs-dist/${folder}/`, import.meta.url));
      for (const name of readdirSync(source)) {
        // Scripts inside of documents are never run.
        if (/quickjs/i.test(name)) continue;
        this.emitFile({
          type: 'asset',
          fileName: `pdfjs/${folder}/${name}`,
          source: readFileSync(source + name),
        });
      }
    }
  },
};

// biome-ignore lint/style/noDefaultExport: vite reads the default export.
export default defineConfig({
  root: fileURLToPath(new URL('./src-renderer', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react(), pdfjsFiles],
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('./dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
  },
});
