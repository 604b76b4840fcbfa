/**
 * What the PDFs of a batch may not hold of a template's files: a letterhead without its fonts, a photograph in CMYK. Only
 * the host reads PDF files; it is asked once for each page, and what it said is kept.
 */
import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../../shared/diag';
import type { Composition, ShownFile } from '../../shared/engine';
import { api } from '../rpc';

/** What the host said of files, by {@link keyOf}. */
export type FileAnswers = ReadonlyMap<string, readonly Diagnostic[]>;

/** Answers kept, and files asked for at once. */
const MOST_ANSWERS = 2000;
const MOST_ASKED = 100;

export const fileAnswers = createStore<{ readonly answers: FileAnswers }>(() => ({ answers: new Map() }));

/** A file by its key. */
type Question = readonly [key: string, file: { readonly hash: string; readonly page: number }];

/** What was asked for and has not come yet. */
const asked = new Set<string>();

/** Those files of a template that one of its documents shows on its pages. */
export function filesIn(
  { present, list }: Pick<Composition, 'present' | 'list'>,
  files: readonly ShownFile[],
): readonly ShownFile[] {
  const masters = new Set(list.pages.map(({ masterId }) => masterId));
  return files.filter(({ nodeId }) => present.has(nodeId) || masters.has(nodeId));
}

/** Asks the host for what it has not said yet. A call that fails is made again when the document changes. */
export async function askForFiles(files: readonly ShownFile[], profile: string | null): Promise<void> {
  const { answers } = fileAnswers.getState();
  const wanted = new Map(
    files.map((file) => [keyOf(file, profile), { hash: file.asset.hash, page: file.page }]),
  );
  const open = [...wanted].filter(([key]) => !answers.has(key) && !asked.has(key));
  for (const [key] of open) asked.add(key);
  try {
    for (let at = 0; at < open.length; at += MOST_ASKED) await ask(open.slice(at, at + MOST_ASKED), profile);
  } catch {
    // A lost line is told at the top of the window, and a batch finds the same problems.
  } finally {
    for (const [key] of open) asked.delete(key);
  }
}

async function ask(open: readonly Question[], profile: string | null): Promise<void> {
  const found = await api.assets.fileProblems({ files: open.map(([, file]) => file), profile });
  fileAnswers.setState(({ answers }) => {
    const all = [...answers, ...open.map(([key], index) => [key, found[index] ?? []] as const)];
    return { answers: new Map(all.slice(-MOST_ANSWERS)) };
  });
}

/** What is known of files, each in its place and under its name. */
export const fileProblems = (
  files: readonly ShownFile[],
  profile: string | null,
  answers: FileAnswers,
): Diagnostic[] =>
  files.flatMap((file) =>
    (answers.get(keyOf(file, profile)) ?? []).map((problem) => ({
      ...problem,
      args: { ...problem.args, asset: file.asset.name },
      at: { nodeId: file.nodeId, property: file.property },
    })),
  );

const keyOf = ({ asset, page }: ShownFile, profile: string | null): string =>
  `${asset.hash} ${page} ${profile ?? ''}`;
