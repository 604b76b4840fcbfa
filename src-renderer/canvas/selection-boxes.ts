/** The outlines that show what is selected: fragments, repetitions, pages, bands. */
import type { DisplayList } from '../../shared/display';
import { elementTypes } from '../../shared/engine';
import { type Box, unionBox } from '../../shared/geometry';
import {
  childrenOf,
  defaultLanguage,
  type NodeId,
  nodeOf,
  type Template,
  type TextContent,
  wordingLength,
} from '../../shared/model';
import { currentLocale } from '../i18n';
import { boxesOf } from './element-boxes';
import { type PageStack, toWorld } from './page-stack';
import { strings } from './strings';

export interface Outline {
  readonly box: Box;
  /** The turn that was pointed at, as opposed to the others of the same element. */
  readonly isMain: boolean;
  readonly isPage: boolean;
}

/** Outlines of a node in the world, for all its fragments and repetitions. */
export function outlinesOf(
  template: Template,
  list: DisplayList,
  { places }: PageStack,
  nodeId: NodeId,
  recordPath: string,
): readonly Outline[] {
  const node = nodeOf(template, nodeId);
  if (!node) return [];
  if (node.type === 'master') {
    return places
      .filter(({ page }) => list.pages[page]?.masterId === nodeId)
      .map((box) => ({ box, isMain: true, isPage: true }));
  }
  const worldOf = (id: NodeId): (Outline & { page: number })[] => {
    const boxes = boxesOf(list, id);
    const hasTurn = boxes.some((shown) => shown.recordPath === recordPath);
    return boxes.flatMap((shown) => {
      const place = places[shown.page];
      if (!place) return [];
      const isMain = !hasTurn || shown.recordPath === recordPath;
      return [{ box: toWorld(place, shown.box), isMain, isPage: false, page: shown.page }];
    });
  };
  if (node.type === 'band') return unionPerPage(childrenOf(node).flatMap(worldOf));
  if (node.type === 'flow') {
    return Object.entries(template.nodes)
      .filter(([, frame]) => frame.type === 'frame' && frame.props.flow === nodeId)
      .flatMap(([id]) => worldOf(id));
  }
  return worldOf(nodeId);
}

function unionPerPage(outlines: readonly (Outline & { page: number })[]): Outline[] {
  const pages = new Map<number, Outline>();
  for (const { page, box } of outlines) {
    const before = pages.get(page);
    pages.set(page, { box: before ? unionBox(before.box, box) : box, isMain: true, isPage: false });
  }
  return [...pages.values()];
}

/** `text`, `page` … in the interface's language. */
export function typeName(type: string): string {
  switch (type) {
    case 'master':
    case 'band':
    case 'frame':
    case 'flow':
      return strings.text(type);
    default:
      return elementTypes.get(type)?.name[currentLocale()] ?? type;
  }
}

/** What people call the element: its name, else its type's. */
export function nodeName(template: Template, nodeId: NodeId): string {
  const node = nodeOf(template, nodeId);
  return node?.name ?? typeName(node?.type ?? '');
}

/** `Overdraft notice · text · if balance < 0` */
export function labelOf(template: Template, nodeId: NodeId): string {
  const node = nodeOf(template, nodeId);
  if (!node) return '';
  const parts = [node.name, typeName(node.type)];
  if (node.when !== undefined) parts.push(strings.text('ifCondition', { condition: node.when }));
  if (node.each) parts.push(strings.text('eachItem', { list: node.each.list }));
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** `Overdraft notice · 126 / 240`: what those need to know who change the words. */
export function wordingLabel(template: Template, nodeId: NodeId, language: string): string {
  const node = nodeOf(template, nodeId);
  const content = (node?.props.content ?? {}) as unknown as TextContent;
  const length = wordingLength(content[language] ?? content[defaultLanguage(template)] ?? []);
  const budget = node?.edit?.budget;
  const count = budget === undefined ? String(length) : `${length} / ${budget}`;
  return `${nodeName(template, nodeId)} · ${count}`;
}
