/** The list styles of a template: its own and those that every template has. */
import {
  DEFAULT_LIST_STYLES,
  type ListStyle,
  listStyleOf,
  NUMBERINGS,
  type Numbering,
  type Paragraph,
  type Styles,
  type Template,
  type TextContent,
} from '../../shared/model';

/** Those that every template has first, then its own. */
export const listStyleNames = ({ lists }: Styles): readonly string[] => [
  ...new Set([...Object.keys(DEFAULT_LIST_STYLES), ...Object.keys(lists ?? {})]),
];

/** Whether a style is one that every template has, as it is. */
export const isBuiltIn = ({ lists }: Styles, name: string): boolean =>
  Object.hasOwn(DEFAULT_LIST_STYLES, name) && !Object.hasOwn(lists ?? {}, name);

/** What people call it. `t` words the names of those that every template has. */
export const listStyleLabel = (
  styles: Styles,
  name: string,
  t: (key: 'bullets' | 'numbers') => string,
): string => {
  const label = listStyleOf(styles, name)?.label;
  if (label !== undefined) return label;
  return name === 'bullets' || name === 'numbers' ? t(name) : name;
};

/** How the first numbers of a numbering look. */
export const NUMBERING_SAMPLES: { readonly [K in Numbering]: readonly [string, string, string] } = {
  decimal: ['1', '2', '3'],
  'lower-alpha': ['a', 'b', 'c'],
  'upper-alpha': ['A', 'B', 'C'],
  'lower-roman': ['i', 'ii', 'iii'],
  'upper-roman': ['I', 'II', 'III'],
  circled: ['①', '②', '③'],
  kanji: ['一', '二', '三'],
  'full-width': ['１', '２', '３'],
};

/** Numberings with a sample each, for lists to choose from. */
export const numberingOptions = (): { id: Numbering; label: string }[] =>
  NUMBERINGS.map((id) => ({ id, label: NUMBERING_SAMPLES[id].join('  ') }));

/** The label of each level's first item, as a style shows itself. */
export const levelSamples = ({ levels }: ListStyle): readonly string[] =>
  levels.map(({ label, kind }) =>
    kind === 'bullet'
      ? label
      : label.replace(/%([1-9])/g, (_, digit) => {
          const of = levels[Number(digit) - 1]?.kind;
          return of === undefined || of === 'bullet' ? '' : NUMBERING_SAMPLES[of][0];
        }),
  );

/** A level below the last one: indented further, counted like it. */
export function furtherLevel({ levels }: ListStyle): ListStyle['levels'][number] {
  const last = levels.at(-1) ?? { kind: 'bullet', label: '•', indent: 0, labelWidth: 14 };
  const own = `%${levels.length + 1}`;
  const label = last.kind === 'bullet' ? last.label : last.label.replace(`%${levels.length}`, own);
  const { start: _start, ...form } = last;
  return { ...form, label, indent: last.indent + last.labelWidth };
}

/** How many paragraphs are items of a list style. */
export const countListUse = (template: Template, name: string): number =>
  Object.values(template.nodes)
    .flatMap(({ props }) => {
      const content = props.content as TextContent | undefined;
      return typeof content === 'object' && content !== null && !Array.isArray(content)
        ? Object.values(content).flat()
        : [];
    })
    .filter(({ list }: Paragraph) => list?.style === name).length;
