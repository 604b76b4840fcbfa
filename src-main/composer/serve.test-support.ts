/** A composition server as a program of its own, to be killed: says its address and first token, then serves. */
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { createComposer } from '.';

const [folder = '', assetsDir = '', workerFile = ''] = process.argv.slice(2);
const { url, firstToken } = await createComposer({
  folder,
  assetsDir,
  workerFile,
  version: '0.0.0',
  name: 'test',
  host: '127.0.0.1',
  port: 0,
});
process.stdout.write(`${JSON.stringify({ url, firstToken })}\n`);
// Who is killed keeps nothing by himself: what was compiled is kept for the next start, where the tests have a place for it.
flushCompileCache();
