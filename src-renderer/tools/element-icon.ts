/** Element types name their icons; only those named are bundled. */
import {
  BookOpen,
  Columns2,
  Image,
  LayoutGrid,
  Megaphone,
  Minus,
  RectangleHorizontal,
  Rows3,
  Shapes,
  Square,
  Superscript,
  Table,
  TableOfContents,
  Type,
} from 'lucide-react';
import { elementTypes } from '../../shared/engine';
import type { Icon } from '../ui';

const ICONS: { readonly [name: string]: Icon } = {
  BookOpen,
  Columns2,
  Image,
  LayoutGrid,
  Megaphone,
  Minus,
  RectangleHorizontal,
  Rows3,
  Square,
  Superscript,
  Table,
  TableOfContents,
  Type,
};

/** The icon of an element type; a neutral one for types and icons that are not known. */
export const elementIcon = (type: string): Icon => ICONS[elementTypes.get(type)?.icon ?? ''] ?? Shapes;
