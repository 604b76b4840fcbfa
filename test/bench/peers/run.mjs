/**
 * One peer in a process of its own: `node run.mjs TOOL WORK.json`. For every line on standard input, `merged N` or
 * `separate N`, it makes the PDFs of the first N records and answers with `{ pages, documents, bytes, milliseconds }`, the CPU time of
 * this process. Whoever asks first pays for warming up.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';

const [, , tool = '', workFile = ''] = process.argv;
const { records, fonts: paths } = JSON.parse(readFileSync(workFile, 'utf8'));
const fonts = Object.fromEntries(
  Object.entries(paths).map(([name, file]) => [name, readFileSync(String(file))]),
);
const { createPeer } = await import(`./${tool}.mjs`);
const peer = createPeer(fonts, paths);
/** Pages by question: the same records make the same pages. @type {Map<string, number>} */
const counted = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const [kind, count] = line.split(' ');
  const chosen = records.slice(0, Number(count));
  const before = process.cpuUsage();
  const made = kind === 'merged' ? [await peer.merged(chosen)] : [];
  if (kind === 'separate') for (const record of chosen) made.push(await peer.separate(record));
  const { user, system } = process.cpuUsage(before);
  let pages = counted.get(line);
  if (pages === undefined) {
    pages = 0;
    for (const one of made) pages += typeof one.pages === 'number' ? one.pages : await one.pages();
    counted.set(line, pages);
  }
  const bytes = made.reduce((sum, one) => sum + one.bytes, 0);
  const documents = kind === 'merged' ? 1 : made.length;
  process.stdout.write(
    `${JSON.stringify({ pages, documents, bytes, milliseconds: (user + system) / 1000 })}\n`,
  );
}
