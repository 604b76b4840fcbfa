import type { LucideIcon } from 'lucide-react';

/** A lucide icon as the kit takes it. */
export type Icon = LucideIcon;

/** Icons are drawn at these sizes, in px. */
export const ICON_SIZE = 16;
export const SMALL_ICON_SIZE = 14;
export const ICON_STROKE = 1.75;
