/** A table of contents: the headings of the document with their pages, below what it holds itself (its title). */
import { toMpt } from '../../geometry';
import { type CompileContext, type Content, plainFrame, stackBlocks } from '../../layout';
import { BASE_STYLE, type NodeId, resolveTextStyle, type Styles } from '../../model';
import type { ElementType } from '../element-type';
import {
  choiceField,
  folded,
  lengthField,
  numberField,
  textStyleField,
  toggleField,
} from '../inspector-fields';
import { compileCharacterStyle, compileTextStyle, paragraphLook } from '../text-styles';
import { type CompiledToc, type LevelLook, layoutEntries } from './layout';
import { type TocProps, tocPropsSchema } from './props';

const DEFAULT_STEP = 12;

const LEADERS = { dots: ' .', middleDots: '·', line: '_', none: undefined } as const;

/** The title of the document is mostly the only one of the first rank. */
const TITLE_ROLES = ['H2', 'H1', 'H3', 'H4', 'H5', 'H6'] as const;

const LEVELS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

export const toc: ElementType<TocProps> = {
  type: 'toc',
  // What these add is optional: there is nothing to change, but a program without it must refuse the template.
  sequence: { id: 'element.toc', migrations: [{ name: 'section-pages', up: (template) => template }] },
  props: tocPropsSchema,
  children: 'elements',
  name: { en: 'Table of contents', ja: '目次' },
  icon: 'TableOfContents',
  create: ({ language, styles }) => ({
    type: 'toc',
    props: {},
    children: [
      {
        type: 'text',
        keep: { withNext: true },
        props: {
          ...titleStyle(styles),
          content: {
            [language]: [
              { inlines: [{ kind: 'text', text: language.startsWith('ja') ? '目次' : 'Contents' }] },
            ],
          },
        },
      },
    ],
  }),
  inspector: [
    numberField('from', 'First level', '最上位のレベル', {
      min: 1,
      max: 6,
      step: 1,
      isWhole: true,
      absent: 1,
    }),
    numberField('to', 'Last level', '最下位のレベル', {
      min: 1,
      max: 6,
      step: 1,
      isWhole: true,
      absent: 3,
    }),
    choiceField(
      'leader',
      'Leader',
      'リーダー',
      {
        dots: ['Dots', '点線'],
        middleDots: ['Middle dots', '中点'],
        line: ['Line', '線'],
        none: ['None', 'なし'],
      },
      'dots',
    ),
    toggleField('withoutPages', 'Without page numbers', 'ページ番号なし'),
    toggleField('sectionPages', 'Page numbers of sections', 'セクション内のページ番号'),
    lengthField('step', 'Indent of each level', 'レベルごとの字下げ', { max: 200, absent: DEFAULT_STEP }),
    ...folded(
      'Styles of levels',
      'レベルごとのスタイル',
      LEVELS.map((level, index) =>
        textStyleField(`styles.${level}`, `Level ${index + 1}`, `レベル ${index + 1}`),
      ),
    ),
  ],
  compile(_node, props, context) {
    const variants = new Map(
      context.languages.map((language) => [language, compileToc(props, language, context)] as const),
    );
    const usual = variants.values().next().value ?? compileToc(props, '', context);
    const listed = usual.levels.slice(usual.from - 1, usual.to);
    return {
      spaceAfter: Math.max(...listed.map(({ spaceAfter }) => spaceAfter)),
      // Messages have no pages to find; its title would stand there alone.
      describe: () => [],
      resolve: (_scope, { language }): CompiledToc => variants.get(language) ?? usual,
      layout(content, regions, layout) {
        const own = idsIn(content.children);
        const entries = entriesBlock(content.data as CompiledToc, content, own);
        const source = layout.source(content.compiled.id, content.recordPath);
        return stackBlocks([...content.children, entries], regions, layout).map((frame, index) =>
          frame.items.length === 0 && index === 0
            ? null
            : { ...plainFrame(frame.width, frame.height, frame.items), source },
        );
      },
    };
  },
};

/** The style of a chapter's title in a template, else that of another heading; none where it has no heading. */
function titleStyle(styles: Styles): { readonly style?: string } {
  const roleOf = (name: string): string => resolveTextStyle(styles, name).style.role;
  for (const role of TITLE_ROLES) {
    const style = Object.keys(styles.text).find((name) => roleOf(name) === role);
    if (style !== undefined) return { style };
  }
  return {};
}

function compileToc(props: TocProps, language: string, context: CompileContext): CompiledToc {
  const from = props.from ?? 1;
  const to = Math.max(from, props.to ?? 3);
  return {
    from,
    to,
    levels: LEVELS.map((level, index) =>
      levelLook(props, level, Math.max(0, index + 1 - from), language, context),
    ),
    leader: LEADERS[props.leader ?? 'dots'],
    pages: props.withoutPages ? 'none' : props.sectionPages ? 'section' : 'document',
  };
}

function levelLook(
  props: TocProps,
  level: (typeof LEVELS)[number],
  depth: number,
  language: string,
  context: CompileContext,
): LevelLook {
  const property = `props.styles.${level}`;
  const style = compileTextStyle(props.styles?.[level] ?? BASE_STYLE, context, property);
  return {
    style: compileCharacterStyle(style, undefined, language, context, property),
    paragraph: { ...paragraphLook(style, language, 'start'), indent: 0 },
    indent: toMpt(style.indentStart) + depth * toMpt(props.step ?? DEFAULT_STEP),
    spaceBefore: toMpt(style.spaceBefore),
    spaceAfter: toMpt(style.spaceAfter),
  };
}

/** The lines of the table as a block of their own, which follows what the element holds. */
const entriesBlock = (toc: CompiledToc, content: Content, own: ReadonlySet<NodeId>): Content => ({
  ...content,
  children: [],
  compiled: {
    ...content.compiled,
    behaviour: {
      layout: (_entries, regions, context) => layoutEntries(toc, content, own, regions, context),
    },
    children: [],
    each: null,
    box: null,
    spaceBefore: 0,
    spaceAfter: 0,
    keepWithNext: false,
    keepTogether: false,
    keepAtLeast: 1,
    flow: null,
  },
});

function idsIn(contents: readonly Content[], ids = new Set<NodeId>()): ReadonlySet<NodeId> {
  for (const { compiled, children } of contents) {
    ids.add(compiled.id);
    idsIn(children, ids);
  }
  return ids;
}
