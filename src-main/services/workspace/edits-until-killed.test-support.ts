/** A program that edits a template until it is killed, and says of each edit when it was answered. */
import process from 'node:process';
import { createRouterClient } from '@orpc/server';
import { createStudio } from '..';

const [workspaceDir = '', assetsDir = '', id = ''] = process.argv.slice(2);
const studio = await createStudio({ workspaceDir, assetsDir, host: 'web', version: '0.0.0', samples: [] });
const api = createRouterClient(studio.router, { context: {} });

let { revision } = await api.templates.open({ id });
for (;;) {
  const operations = [{ kind: 'setTemplate' as const, path: ['name'], value: `Name ${revision + 1}` }];
  ({ revision } = await api.templates.apply({ id, revision, edits: [{ label: 'rename', operations }] }));
  process.stdout.write(`${revision}\n`);
}
