/** The PDF programs of the system that check what the writer made. */
import { execFile, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { temporaryFolder } from './temporary';

const run = promisify(execFile);
const LIMITS = { maxBuffer: 256 << 20 } as const;

/** Whether qpdf is installed; tests that need it are skipped with that reason in their name. */
export const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

/** Whether poppler's programs are installed. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

/** Whether mupdf's `mutool` is installed. */
export const hasMupdf = spawnSync('mutool', ['-v']).error === undefined;

/** What a mupdf without colour management says about every file. */
const NO_PROFILES = 'warning: ICC support is not available\n';

/** What mupdf says while it draws every page; empty for a sound file. */
export async function mupdfComplaints(file: string): Promise<string> {
  try {
    const { stderr } = await run(
      'mutool',
      ['draw', '-q', '-r', '20', '-o', '/dev/null', '-F', 'pgm', file],
      LIMITS,
    );
    return stderr.replace(NO_PROFILES, '');
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  }
}

/** What `qpdf --check` complains about; empty for a sound file. `password` opens it. */
export async function qpdfComplaints(file: string, password = ''): Promise<string> {
  try {
    const key = [`--password=${password}`, '--password-mode=unicode'];
    const { stdout, stderr } = await run('qpdf', ['--check', ...key, file], LIMITS);
    const answer = stdout + stderr;
    return /WARNING|ERROR:/i.test(answer) || !answer.includes('No syntax') ? answer : '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error && 'stderr' in error
      ? `${error.stdout}${error.stderr}`
      : String(error);
  }
}

/** The text of a PDF in the order of its content stream, or as poppler puts the words of its lines together. */
export async function pdfText(file: string, order: 'content' | 'reading' = 'content'): Promise<string> {
  const raw = order === 'content' ? ['-raw'] : [];
  const { stdout } = await run('pdftotext', [...raw, '-enc', 'UTF-8', file, '-'], LIMITS);
  return stdout;
}

/** The entries `pdfinfo` prints, by name. */
export async function pdfInfo(file: string): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await run('pdfinfo', ['-enc', 'UTF-8', file], LIMITS);
  const lines = stdout.split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trim()] as const];
  });
  return new Map(lines);
}

/** A page drawn by poppler. @param page Counted from 1. */
export async function rasterise(file: string, page: number, dpi: number): Promise<PNG> {
  const target = path.join(await temporaryFolder(), 'page');
  const pages = ['-f', String(page), '-l', String(page), '-singlefile'];
  await run('pdftoppm', [...pages, '-r', String(dpi), '-png', file, target], LIMITS);
  return PNG.sync.read(await readFile(`${target}.png`));
}
