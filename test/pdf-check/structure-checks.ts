/** Tags: where content belongs, how elements lie in each other, tables, lists, figures, links (ISO 14289-1 7). */
import { PDFNumber } from 'pdf-lib';
import { dictionaryOf, isArray, nameOf, numberOf, referenceOf, textOf } from './pdf-file';
import { attribute, type StructureElement } from './structure';
import { type Check, ofStructured, ofUniversal, type Subject } from './subject';

const STANDARD = new Set(
  'Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note FENote Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form Aside Title Sub Em Strong'.split(
    ' ',
  ),
);

/** What may lie in what; roles that are not named take anything. */
const KIDS: { readonly [role: string]: readonly string[] } = {
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['Caption', 'LI', 'L'],
  LI: ['Lbl', 'LBody'],
  TOC: ['Caption', 'TOC', 'TOCI'],
  Ruby: ['RB', 'RT', 'RP'],
};
const PARENTS: { readonly [role: string]: readonly string[] } = {
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  RB: ['Ruby'],
  RT: ['Ruby'],
};

const ofRole = ({ structure }: Subject, ...roles: readonly string[]): StructureElement[] =>
  (structure?.all ?? []).filter(({ role }) => roles.includes(role));

export const structureChecks: readonly Check[] = [
  {
    rule: 'ua1 7.1 all content is tagged or an artifact',
    appliesTo: ofUniversal,
    *run({ contents }) {
      for (const [page, { pieces, problems }] of contents) {
        yield* problems;
        const loose = pieces.filter(({ isMarked }) => !isMarked).length;
        if (loose > 0) yield `page ${page} has ${loose} pieces of content outside of tags`;
      }
    },
  },
  {
    rule: 'ua1 7.1 every piece has its element',
    appliesTo: ofStructured,
    *run({ file, structure, contents }) {
      if (!structure) return;
      const claimed = new Map<string, number>();
      for (const { number, leaves } of structure.all) {
        for (const leaf of leaves) {
          if (leaf.kind !== 'content') continue;
          const key = `${leaf.owner}:${leaf.mcid}`;
          if (claimed.has(key)) yield `content ${key} has two elements`;
          claimed.set(key, number);
        }
      }
      const objects = new Map(file.objects());
      const shown = new Set<string>();
      for (const { marks } of contents.values()) {
        for (const [owner, mcids] of marks) {
          const dictionary = dictionaryOf(objects.get(owner));
          const parents = structure.parents.get(
            (dictionary && file.number(dictionary, 'StructParents')) ?? -1,
          );
          if (new Set(mcids).size !== mcids.length) yield `object ${owner} uses a mark twice`;
          for (const mcid of mcids) {
            const key = `${owner}:${mcid}`;
            shown.add(key);
            const parent = Array.isArray(parents) ? (parents as readonly number[])[mcid] : undefined;
            if (parent === undefined) yield `content ${key} is not in the tree of parents`;
            else if (claimed.get(key) !== parent) {
              yield `content ${key} belongs to ${parent} and to ${claimed.get(key) ?? 'nothing'}`;
            }
          }
        }
      }
      for (const key of claimed.keys()) if (!shown.has(key)) yield `content ${key} is not on its page`;
    },
  },
  {
    rule: 'ua1 7.1 standard roles',
    appliesTo: ofStructured,
    *run(subject) {
      for (const { number, role } of subject.structure?.all ?? []) {
        if (!STANDARD.has(role)) yield `element ${number} is a ${role}`;
      }
    },
  },
  {
    rule: 'iso32000 14.8.4 one document',
    appliesTo: ofStructured,
    *run({ structure }) {
      const roles = structure?.top.map(({ role }) => role) ?? [];
      if (roles.length !== 1 || roles[0] !== 'Document')
        yield `the tree begins with ${roles.join(', ') || 'nothing'}`;
    },
  },
  {
    rule: 'ua1 7.2 elements lie where they belong',
    appliesTo: ofStructured,
    *run({ structure }) {
      for (const { number, role, elements, leaves, parent } of structure?.all ?? []) {
        const kids = KIDS[role];
        const strange = kids && elements.find((each) => !kids.includes(each.role));
        if (strange) yield `${strange.role} ${strange.number} lies in ${role} ${number}`;
        if (kids && leaves.length > 0) yield `${role} ${number} has content of its own`;
        const parents = PARENTS[role];
        if (parents && !parents.includes(parent?.role ?? ''))
          yield `${role} ${number} lies in ${parent?.role ?? 'nothing'}`;
      }
    },
  },
  {
    rule: 'ua1 7.3 figures',
    appliesTo: ofUniversal,
    *run(subject) {
      for (const figure of ofRole(subject, 'Figure', 'Formula')) {
        const { file } = subject;
        const alternative =
          file.text(figure.dictionary, 'Alt') ?? file.text(figure.dictionary, 'ActualText') ?? '';
        if (alternative.trim() === '') yield `${figure.role} ${figure.number} has no alternative text`;
        if (!attribute(file, figure, 'Layout', 'BBox'))
          yield `${figure.role} ${figure.number} does not say where it is`;
      }
    },
  },
  {
    rule: 'ua1 7.4 headings',
    appliesTo: ofUniversal,
    *run({ structure }) {
      let level = 0;
      for (const { number, role, parent } of structure?.all ?? []) {
        if (role === 'Part' && parent?.role === 'Document') level = 0;
        const next = Number(/^H(\d)$/.exec(role)?.[1] ?? 0);
        if (next === 0) continue;
        if (next > level + 1) yield `${role} ${number} follows a heading of level ${level}`;
        level = next;
      }
    },
  },
  {
    rule: 'ua1 7.5 tables',
    appliesTo: ofUniversal,
    *run(subject) {
      for (const table of ofRole(subject, 'Table')) yield* tableProblems(subject, table);
    },
  },
  {
    rule: 'ua1 7.6 lists',
    appliesTo: ofUniversal,
    *run(subject) {
      for (const list of ofRole(subject, 'L')) {
        const hasLabels = list.elements.some((item) => item.elements.some(({ role }) => role === 'Lbl'));
        const numbering = nameOf(attribute(subject.file, list, 'List', 'ListNumbering')) ?? 'None';
        if (hasLabels && numbering === 'None') yield `list ${list.number} does not say how it counts`;
      }
    },
  },
  {
    rule: 'ua1 7.9 notes',
    appliesTo: ofUniversal,
    *run(subject) {
      const seen = new Set<string>();
      for (const { number, dictionary } of ofRole(subject, 'Note', 'FENote')) {
        const identifier = textOf(subject.file.get(dictionary, 'ID'));
        if (identifier === undefined) yield `note ${number} has no identifier`;
        else if (seen.has(identifier)) yield `note ${number} has the identifier of another`;
        else seen.add(identifier);
      }
    },
  },
  {
    rule: 'ua1 7.18 annotations',
    appliesTo: ofUniversal,
    *run({ file, structure }) {
      const owners = new Map<number, StructureElement>();
      for (const element of structure?.all ?? []) {
        for (const leaf of element.leaves) if (leaf.kind === 'object') owners.set(leaf.object, element);
      }
      for (const { number: page, dictionary } of file.pages) {
        const annotations = file.get(dictionary, 'Annots');
        if (!isArray(annotations)) continue;
        if (file.name(dictionary, 'Tabs') !== 'S') yield `page ${page} has annotations out of reading order`;
        for (const each of annotations.asArray()) {
          yield* annotationProblems(referenceOf(each), file, structure, owners);
        }
      }
    },
  },
  {
    rule: 'ua1 7.18.5 links',
    appliesTo: ofUniversal,
    *run(subject) {
      for (const { number, leaves, elements } of ofRole(subject, 'Link')) {
        if (!leaves.some(({ kind }) => kind === 'object')) yield `link ${number} has no annotation`;
        if (leaves.length + elements.length < 2) yield `link ${number} shows nothing`;
      }
    },
  },
  {
    rule: 'iso32000 14.8.2 no empty elements',
    appliesTo: ofUniversal,
    *run({ structure }) {
      for (const { number, role, order } of structure?.all ?? []) {
        if (order.length === 0 && !['Document', 'Part', 'TD', 'TH', 'Figure'].includes(role))
          yield `${role} ${number} is empty`;
      }
    },
  },
];

function* annotationProblems(
  number: number,
  file: Subject['file'],
  structure: Subject['structure'],
  owners: ReadonlyMap<number, StructureElement>,
): Generator<string> {
  const annotation = dictionaryOf(file.objects().find(([id]) => id === number)?.[1]);
  if (!annotation) {
    yield `annotation ${number} is missing`;
    return;
  }
  const key = file.get(annotation, 'StructParent');
  const parent = key instanceof PDFNumber ? structure?.parents.get(key.asNumber()) : undefined;
  const owner = owners.get(number);
  if (!owner) yield `annotation ${number} is in no element`;
  if (parent !== owner?.number)
    yield `annotation ${number} belongs to ${String(parent)} and ${owner?.number ?? 'nothing'}`;
  const kind = file.name(annotation, 'Subtype');
  if (kind === 'Link' && owner && owner.role !== 'Link')
    yield `link annotation ${number} lies in ${owner.role}`;
  if ((file.text(annotation, 'Contents') ?? '') === '') yield `annotation ${number} does not say what it is`;
  const flags = file.number(annotation, 'F') ?? 0;
  if ((flags & 4) === 0 || (flags & 0b100011) !== 0) yield `annotation ${number} is hidden or not printed`;
}

/** Every row covers the same columns, spans counted; every head cell says what it is the head of. */
function* tableProblems(subject: Subject, table: StructureElement): Generator<string> {
  const { file } = subject;
  const rows: StructureElement[][] = [];
  for (const group of table.elements) {
    if (group.role === 'TR') rows.push(group.elements);
    else if (group.role !== 'Caption') rows.push(...group.elements.map(({ elements }) => elements));
  }
  const taken: boolean[][] = rows.map(() => []);
  for (const [index, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (taken[index]?.[column]) column += 1;
      const wide = numberOf(attribute(file, cell, 'Table', 'ColSpan')) ?? 1;
      const tall = numberOf(attribute(file, cell, 'Table', 'RowSpan')) ?? 1;
      if (index + tall > rows.length) yield `cell ${cell.number} goes below its table`;
      for (let row = index; row < Math.min(index + tall, rows.length); row += 1) {
        for (let at = column; at < column + wide; at += 1) {
          const line = taken[row];
          if (line?.[at]) yield `cell ${cell.number} lies over another`;
          if (line) line[at] = true;
        }
      }
      column += wide;
      if (
        cell.role === 'TH' &&
        !attribute(file, cell, 'Table', 'Scope') &&
        !file.get(cell.dictionary, 'ID')
      ) {
        yield `head cell ${cell.number} does not say what it is the head of`;
      }
    }
  }
  const widths = new Set(taken.map((line) => line.length));
  if (widths.size > 1) yield `the rows of table ${table.number} have ${[...widths].join(', ')} columns`;
  if (taken.some((line) => line.includes(false) || Array.from(line).some((cell) => !cell))) {
    yield `table ${table.number} has holes`;
  }
}
