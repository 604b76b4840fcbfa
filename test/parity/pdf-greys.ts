/** Pages of a PDF as poppler draws them, by luminance. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { GreyRows, type Greys } from './greys';

/** Longest header that is looked for; poppler's has about twenty bytes. */
const LONGEST_HEADER = 64;

/**
 * A page drawn `factor` times as fine as `dpi` says, and reduced while it arrives.
 *
 * @param page Counted from 1.
 * @throws Error where poppler draws no whole page
 */
export async function drawPdfPage(file: string, page: number, dpi: number, factor: number): Promise<Greys> {
  const place = ['-f', String(page), '-l', String(page), '-singlefile'];
  const program = spawn('pdftoppm', [...place, '-r', String(dpi * factor), file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(program, 'close');
  let rows: GreyRows | undefined;
  let begin = Buffer.alloc(0);
  for await (const piece of program.stdout as AsyncIterable<Buffer>) {
    if (rows) rows.add(piece);
    else {
      begin = Buffer.concat([begin, piece]);
      const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(begin.toString('latin1', 0, LONGEST_HEADER));
      if (!header) continue;
      rows = new GreyRows(Number(header[1]), Number(header[2]), 3, factor);
      rows.add(begin.subarray(header[0].length));
    }
  }
  const [code] = await ended;
  if (code !== 0 || !rows?.isComplete) throw new Error(`pdftoppm did not draw page ${page} (${code})`);
  return rows.greys;
}
