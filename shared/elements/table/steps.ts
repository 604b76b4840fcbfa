/**
 * A table's rows as a sequence of steps, and what holds neighbours together. Heads of the table itself are not among
 * them: they open every region. The usual table, without groups, costs one list of its rows and one of small numbers.
 */
import type { StructureTag } from '../../display';
import type { CompiledNode, Content } from '../../layout';
import type { CompiledTable } from './compile-table';
import type { CompiledRow } from './row-type';
import { bandLength } from './spans';

/** What is true of a step. */
export const KEEP = 1;
/** Every second body row of its section. */
export const STRIPED = 2;
/** Opens a group; the group is not really there yet. */
export const HEAD = 4;
/** Closes the table. */
export const FOOT = 8;
/** The first row of the foot of the table, which the head's line sets off from what is above. */
export const FIRST_FOOT = 16;
/** What closes a section follows it, and never stands alone. */
export const CLOSED = 32;

/** The table or a group with all that is in it. */
export interface Section {
  readonly content: Content;
  readonly parent: Section | null;
  /** Rows that repeat where the section goes on. */
  readonly heads: readonly Content[];
  readonly feet: readonly Content[];
  /** Rows that are made at page breaks. */
  readonly pageRows: readonly CompiledNode[];
  /** The repetition whose turns its page rows count. */
  readonly turns: CompiledNode | null;
  /** Groups of the table are bodies of their own, and so are the rows between them. */
  readonly bodyTag: StructureTag;
  /** Its steps: the first, and the one after the last. */
  first: number;
  end: number;
}

/** A subtotal at the end of its section: made when it is known what stands on the page. */
export interface PageRowStep {
  readonly pageRow: CompiledNode;
}

export type Step = Content | PageRowStep;

export const isPageRow = (step: Step): step is PageRowStep => 'pageRow' in step;

export interface Steps {
  readonly root: Section;
  readonly steps: readonly Step[];
  readonly flags: readonly number[];
  /** The innermost section of every step; `null` where all belong to the table itself. */
  readonly sections: readonly Section[] | null;
  /** The body that every step belongs to; `null` where all belong to one. */
  readonly bodyTags: readonly StructureTag[] | null;
  /** For the first row of those that cells hold together, the step after the last; `null` without such cells. */
  readonly bandEnds: readonly number[] | null;
}

/** The step after a row, or after all rows that cells hold together with it. */
export const unitEnd = ({ bandEnds }: Steps, index: number): number => bandEnds?.[index] ?? index + 1;

export function stepsOf(table: CompiledTable, content: Content): Steps {
  return new StepBuilder(table, content).build();
}

class StepBuilder {
  readonly #steps: Step[] = [];
  readonly #flags: number[] = [];
  readonly #sections: Section[] | null;
  readonly #bodyTags: StructureTag[] | null;
  readonly #bandEnds: number[] | null;

  constructor(
    private readonly table: CompiledTable,
    private readonly content: Content,
  ) {
    this.#sections = table.hasGroups ? [] : null;
    this.#bodyTags = table.hasGroups ? [] : null;
    this.#bandEnds = table.hasRowSpans ? [] : null;
  }

  build(): Steps {
    const root = this.#section(this.content, null, { role: 'TBody' });
    this.#body(root);
    this.#closing(root, FOOT);
    root.end = this.#steps.length;
    return {
      root,
      steps: this.#steps,
      flags: this.#flags,
      sections: this.#sections,
      bodyTags: this.#bodyTags,
      bandEnds: this.#bandEnds,
    };
  }

  #section(content: Content, parent: Section | null, bodyTag: StructureTag): Section {
    const known = this.table.sections.get(content.compiled.id);
    return {
      content,
      parent,
      heads: rowsOf(content, 'head'),
      feet: rowsOf(content, 'foot'),
      pageRows: known?.pageRows ?? [],
      turns: known?.turns ?? null,
      bodyTag,
      first: this.#steps.length,
      end: this.#steps.length,
    };
  }

  #body(section: Section): void {
    let hasBody = false;
    let run: Content[] = [];
    let tag = section.bodyTag;
    const finishRun = () => {
      this.#pushRows(run, section, tag, (index) => (index % 2 === 1 ? STRIPED : 0));
      run = [];
    };
    for (const child of section.content.children) {
      if (isGroup(child)) {
        finishRun();
        hasBody = true;
        this.#group(child, section, tag);
        // Rows after a group of the table are another body.
        if (section.parent === null) tag = { role: 'TBody' };
      } else if (dataOf(child).role === 'body') {
        hasBody = true;
        run.push(child);
      }
    }
    finishRun();
    if (!hasBody) this.#pushRows(rowsOf(section.content, 'empty'), section, tag, () => 0);
    this.#keepRowsAtBreaks(section);
  }

  #group(content: Content, parent: Section, outer: StructureTag): void {
    const tag: StructureTag = parent.parent === null ? { role: 'TBody' } : outer;
    const section = this.#section(content, parent, tag);
    const heads = section.heads.filter((row) => dataOf(row).isShownOnce);
    this.#pushRows(heads, section, tag, () => HEAD | KEEP);
    this.#body(section);
    this.#closing(section, 0);
    section.end = this.#steps.length;
    if (content.compiled.keepTogether)
      for (let at = section.first; at < section.end - 1; at += 1) this.#mark(at, KEEP);
    if (content.compiled.keepWithNext && section.end > section.first) this.#mark(section.end - 1, KEEP);
  }

  /** Subtotals of the last page and the foot; they never stand without the row before them. */
  #closing(section: Section, flag: number): void {
    const from = this.#steps.length;
    for (const pageRow of section.pageRows) {
      const { role, shown } = pageRow.node.props;
      if (role === 'pageSubtotal' && shown !== 'continued')
        this.#push({ pageRow }, flag, section, section.bodyTag);
    }
    const feet = section.feet.filter((row) => dataOf(row).isShownOnce);
    const firstFoot = this.#steps.length;
    this.#pushRows(feet, section, section.bodyTag, () => flag);
    if (section.parent === null && firstFoot > 0 && feet.length > 0) this.#mark(firstFoot, FIRST_FOOT);
    for (let at = Math.max(section.first, from - 1); at < this.#steps.length - 1; at += 1)
      this.#mark(at, KEEP | CLOSED);
  }

  /**
   * So many rows stand before the section goes on elsewhere, and after it did, as lines of a paragraph do (orphans and
   * widows): its first rows keep together, and its last ones.
   */
  #keepRowsAtBreaks(section: Section): void {
    const { keepAtLeast } = section.content.compiled;
    if (keepAtLeast === 1) return;
    const end = this.#steps.length;
    for (let at = section.first, count = 0; at < end - 1; at += 1) {
      if (!this.#isHead(at)) count += 1;
      if (count >= keepAtLeast) break;
      this.#mark(at, KEEP);
    }
    for (let at = end - 1, count = 0; at > section.first; at -= 1) {
      if (!this.#isHead(at)) count += 1;
      if (count >= keepAtLeast) break;
      this.#mark(at - 1, KEEP);
    }
  }

  #isHead(at: number): boolean {
    return ((this.#flags[at] ?? 0) & HEAD) !== 0;
  }

  /** Rows that follow each other, and how far cells hold them together. */
  #pushRows(
    rows: readonly Content[],
    section: Section,
    tag: StructureTag,
    flagOf: (index: number) => number,
  ): void {
    const first = this.#steps.length;
    let bandEnd = 0;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] as Content;
      const flag = flagOf(index);
      this.#push(row, row.compiled.keepWithNext ? flag | KEEP : flag, section, tag);
      if (!this.#bandEnds) continue;
      if (index >= bandEnd) bandEnd = index + bandLength(rows, index);
      this.#bandEnds.push(first + bandEnd);
    }
  }

  #push(step: Step, flag: number, section: Section, tag: StructureTag): void {
    this.#steps.push(step);
    this.#flags.push(flag);
    this.#sections?.push(section);
    this.#bodyTags?.push(tag);
    if (isPageRow(step)) this.#bandEnds?.push(this.#steps.length);
  }

  #mark(at: number, flag: number): void {
    this.#flags[at] = (this.#flags[at] ?? 0) | flag;
  }
}

export const isGroup = ({ compiled }: Content): boolean => compiled.node.type === 'rowGroup';

const dataOf = (row: Content): CompiledRow => row.data as CompiledRow;

export const roleOf = (row: Content): CompiledRow['role'] | null => (isGroup(row) ? null : dataOf(row).role);

/** Rows of a table or group that are for one purpose. */
export const rowsOf = (content: Content, role: CompiledRow['role']): readonly Content[] =>
  content.children.filter((row) => roleOf(row) === role);
