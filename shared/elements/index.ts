import { box } from './box';
import { columns } from './columns';
import type { ElementType } from './element-type';
import { filler } from './filler';
import { image } from './image';
import { line } from './line';
import { rectangle } from './rectangle';
import { ElementRegistry } from './registry';
import { repeater } from './repeater';
import { section } from './section';
import { cell, row, rowGroup, table } from './table';
import { footnote, text } from './text';
import { toc } from './toc';

export type {
  CreateContext,
  ElementType,
  FieldCondition,
  InspectorField,
  NodeSpec,
  Telling,
} from './element-type';
export { ElementRegistry } from './registry';
export { type ShownText, type TextMap, type TextSegment, textMapOf } from './text';

/** Every element type of Fumi Studio, in the order of the palette. A new type is a folder and a line here. */
export const elementTypes = new ElementRegistry([
  text,
  image,
  rectangle,
  line,
  table,
  box,
  repeater,
  toc,
  columns,
  section,
  filler,
  row,
  cell,
  rowGroup,
  footnote,
] as readonly ElementType[]);
