/** Test projects. `npm test` runs them one after the other; `npx vitest --project unit` runs one. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

process.env.TZ = 'UTC';

/** Files at once. Vitest would leave one processor to itself, which of two is half of them. */
const maxWorkers = availableParallelism();

// biome-ignore lint/style/noDefaultExport: vitest reads the default export.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/property-seed.ts', 'test/support/project-folder-setup.ts'],
          environment: 'node',
          include: [
            'shared/**/*.test.ts',
            'src-main/**/*.test.ts',
            'build/**/*.test.ts',
            'test/support/**/*.test.ts',
            'test/parity/**/*.test.ts',
            'test/pdf-check/**/*.test.ts',
          ],
          testTimeout: 20_000,
          // These tests leave nothing behind in modules; loading all of them anew for every file would take two thirds of the time.
          isolate: false,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'renderer',
          setupFiles: ['test/support/property-seed.ts'],
          environment: 'happy-dom',
          include: ['src-renderer/**/*.test.ts', 'src-renderer/**/*.test.tsx'],
          // The longest take seconds where nothing else runs, and a machine may do other things as well.
          testTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'golden',
          setupFiles: ['test/support/property-seed.ts'],
          environment: 'node',
          include: ['test/suite/**/*.test.ts'],
          exclude: ['test/suite/verapdf.test.ts'],
          testTimeout: 60_000,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'fuzz',
          environment: 'node',
          include: ['test/fuzz/**/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'verapdf',
          environment: 'node',
          include: ['test/suite/verapdf.test.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['test/e2e/global-setup.ts'],
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A window and its host keep a processor busy, and wait for each other half of the time.
          maxWorkers: 2,
        },
      },
    ],
  },
});
