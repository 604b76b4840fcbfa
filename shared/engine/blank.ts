/** New templates and new elements. */
import { EMPTY_CONTRACT } from '../data';
import type { NodeSpec } from '../elements';
import { mmToPt } from '../geometry';
import {
  currentVersions,
  FORMAT,
  type NodeId,
  PAGE_SIZES,
  type PageSizeName,
  type Template,
  type TemplateNode,
} from '../model';
import { SEQUENCES } from './open';

export interface BlankOptions {
  readonly name: string;
  readonly pageSize: PageSizeName;
  /** BCP 47; Japanese templates begin with Japanese fonts. */
  readonly language: string;
}

/** Margin of a new page on every side. */
const MARGIN = mmToPt(20);

/** A template of one page master whose frame fills the margins, one empty flow, and four text styles. */
export function createBlankTemplate({ name, pageSize, language }: BlankOptions): Template {
  const size = PAGE_SIZES[pageSize];
  const isJapanese = language.startsWith('ja');
  const family = isJapanese ? 'Noto Sans JP' : 'Source Sans 3';
  const frame = {
    x: MARGIN,
    y: MARGIN,
    width: Math.round((size.width - 2 * MARGIN) * 1000) / 1000,
    height: Math.round((size.height - 2 * MARGIN) * 1000) / 1000,
  };
  return {
    format: FORMAT,
    versions: currentVersions(SEQUENCES),
    name,
    languages: [language],
    data: EMPTY_CONTRACT,
    styles: {
      colours: { ink: '#1c2024', quiet: '#4a525c', brand: '#2f4bb3', alarm: '#b3261e' },
      text: {
        body: {
          label: isJapanese ? '本文' : 'Body',
          family,
          size: 10,
          leading: isJapanese ? 17 : 14.5,
          colour: 'ink',
          spaceAfter: 6,
        },
        heading: {
          label: isJapanese ? '見出し' : 'Heading',
          basedOn: 'body',
          size: 16,
          leading: 22,
          weight: 700,
          colour: 'brand',
          role: 'H1',
          keepWithNext: true,
        },
        small: {
          label: isJapanese ? '注記' : 'Small',
          basedOn: 'body',
          size: 8,
          leading: isJapanese ? 13 : 11,
          colour: 'quiet',
        },
        cell: {
          label: isJapanese ? '表' : 'Table',
          basedOn: 'body',
          size: 9,
          leading: isJapanese ? 14 : 12,
          spaceAfter: 0,
        },
      },
    },
    assets: {},
    root: 'document',
    nodes: {
      document: { type: 'document', children: ['page', 'main'], props: {} },
      page: {
        type: 'master',
        name: isJapanese ? 'ページ' : 'Page',
        children: ['frame'],
        props: {
          use: 'any',
          size: { ...size },
          margins: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
        },
      },
      frame: { type: 'frame', box: frame, props: { flow: 'main' } },
      main: { type: 'flow', name: isJapanese ? '本文の流れ' : 'Main flow', props: {} },
    },
  };
}

/** Gives a new subtree its ids: what an `insert` operation takes. */
export function instantiate(
  spec: NodeSpec,
  newId: () => NodeId,
): { readonly id: NodeId; readonly nodes: Record<NodeId, TemplateNode> } {
  const nodes: Record<NodeId, TemplateNode> = {};
  const add = ({ children, ...own }: NodeSpec): NodeId => {
    const id = newId();
    nodes[id] = own;
    const ids = children?.map(add);
    if (ids) nodes[id] = { ...own, children: ids };
    return id;
  };
  return { id: add(spec), nodes };
}
