#!/usr/bin/env node
/** The `fumi` command on a clone: sets the project up where needed, builds the command, hands over. */
import { pathToFileURL } from 'node:url';
import { bootstrap, projectRoot } from './bootstrap.mjs';

await bootstrap(import.meta.url);
const { buildOrExit } = await import('./build.mjs');
await buildOrExit(['assets', 'node', 'worker']);
await import(pathToFileURL(`${projectRoot}/dist/main/cli.js`).href);
