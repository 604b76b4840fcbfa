/** Documents of blocks on pages of given sizes, for tests of what arranges pages. */
import { type BlockOptions, block } from './blocks.test-support';
import type { CompiledMaster, CompiledTemplate } from './compile';
import type { Behaviour, CompiledNode, Content } from './compiled';
import type { LayoutContext } from './context';
import { SourceTable } from './context';
import { type LaidOutDocument, layoutDocument } from './document';
import type { Fragment } from './fragment';
import type { Regions } from './regions';

export type Layout = (content: Content, regions: Regions, context: LayoutContext) => readonly Fragment[];

/** A block that lays itself out; it may use facts and make marks. */
export function node(id: string, layout: Layout, options: Partial<BlockOptions> = {}): CompiledNode {
  const behaviour: Behaviour = { layout };
  return { ...block(id, { lines: [], ...options }).compiled, behaviour };
}

/** A block of lines. */
export const lines = (id: string, options: BlockOptions): CompiledNode => block(id, options).compiled;

/** A master with one frame that fills the page. */
export const pageMaster = (
  use: CompiledMaster['use'],
  height = 100,
  extra: Partial<CompiledMaster> = {},
): CompiledMaster => ({
  id: use,
  use,
  section: '',
  width: 100,
  height,
  margins: { top: 0, right: 0, bottom: 0, left: 0 },
  bleed: 0,
  background: null,
  when: null,
  parts: [{ kind: 'frame', id: `${use}-frame`, box: { x: 0, y: 0, width: 100, height }, flow: 'main' }],
  ...extra,
});

export interface DocumentSpec {
  readonly flow: readonly CompiledNode[];
  /** Flows besides `main`. */
  readonly others?: Readonly<Record<string, readonly CompiledNode[]>>;
  readonly masters?: readonly CompiledMaster[];
  readonly targets?: readonly string[];
  readonly observed?: readonly string[];
  readonly isDuplex?: boolean;
}

/** Lays a document out. */
export function documentOf({
  flow,
  others = {},
  masters,
  targets,
  observed,
  isDuplex,
}: DocumentSpec): LaidOutDocument {
  const { scope } = block('scope', { lines: [] });
  const compiled: CompiledTemplate = {
    template: { root: 'document' } as CompiledTemplate['template'],
    masters: masters ?? [pageMaster('any')],
    flows: new Map([['main', flow] as const, ...Object.entries(others)]),
    languageBy: null,
    mentions: { targets: new Set(targets), observed: new Set(observed) },
    isDuplex: isDuplex ?? false,
    inks: [],
    attachments: [],
    diagnostics: [],
  };
  return layoutDocument({
    compiled,
    scope,
    language: 'en',
    text: {} as never,
    sources: new SourceTable(),
    textProblems: [],
    setText: () => {},
  });
}

/** Master and contents of each page: `any: a0-1@0 b0-1@10`. */
export const pagesOf = ({ pages }: LaidOutDocument): string[] =>
  pages.map(({ masterId, frame }) => {
    const contents = frame.items.flatMap((item) =>
      item.kind === 'group' ? namesIn(item.frame, item.y) : [],
    );
    return [`${masterId}:`, ...contents].join(' ');
  });

function namesIn(frame: LaidOutDocument['pages'][number]['frame'], top: number): string[] {
  return frame.items.flatMap((item) => {
    if (item.kind === 'link') return [`${item.uri}@${top}`];
    return item.kind === 'group' ? namesIn(item.frame, top + item.y) : [];
  });
}
