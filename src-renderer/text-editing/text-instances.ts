/**
 * The instances of a text. What stands on a page master is on every page, a row at page breaks in each column: there
 * the text begins again. A text that flows over a page break is one instance on two pages.
 */
import { type DisplayList, linesOf, nearestLine, type TextLine } from '../../shared/display';
import type { Composition, TextMap } from '../../shared/engine';
import type { Point } from '../../shared/geometry';
import type { NodeId } from '../../shared/model';

type Instances = readonly (readonly TextLine[])[];

const latest = new WeakMap<
  DisplayList,
  { readonly nodeId: NodeId; readonly recordPath: string; readonly instances: Instances }
>();

/** The lines of a text in reading order, instance by instance. Those last asked for are kept: what points asks again. */
export function instancesOf(list: DisplayList, nodeId: NodeId, recordPath: string): Instances {
  const last = latest.get(list);
  if (last?.nodeId === nodeId && last.recordPath === recordPath) return last.instances;
  const instances = instancesAmong(linesOf(list, nodeId, recordPath));
  latest.set(list, { nodeId, recordPath, instances });
  return instances;
}

/** Splits lines of one text, in reading order, where the text begins again. */
export function instancesAmong(lines: readonly TextLine[]): Instances {
  const instances: TextLine[][] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    const goesOn =
      before !== undefined &&
      (line.paragraph > before.paragraph ||
        (line.paragraph === before.paragraph && line.textStart > before.textStart));
    if (goesOn) instances.at(-1)?.push(line);
    else instances.push([line]);
    before = line;
  }
  return instances;
}

/**
 * The map of what an instance says, by those of its lines that are asked about; of what the text says first where there
 * are none.
 */
export function mapOf(
  composition: Composition,
  nodeId: NodeId,
  recordPath: string,
  lines: readonly TextLine[],
): TextMap | null {
  const said = new Map<number, string>();
  for (const { paragraph, source } of lines)
    if (!said.has(paragraph)) said.set(paragraph, composition.list.sources[source]?.text ?? '');
  // From its last page back each paragraph is found where it began.
  return composition.textMap(nodeId, recordPath, lines.at(-1)?.page, lines.length > 0 ? said : undefined);
}

/** The instance that a point of a page (millipoints) is nearest to; the first of the page where there is no point. */
export function instanceAt(
  list: DisplayList,
  nodeId: NodeId,
  recordPath: string,
  page: number,
  point?: Point,
): number {
  const instances = instancesOf(list, nodeId, recordPath);
  const nearest = point && nearestLine(instances.flat(), page, point)?.line;
  const found = instances.findIndex((lines) =>
    nearest ? lines.includes(nearest) : lines.some((line) => line.page === page),
  );
  return Math.max(found, 0);
}
