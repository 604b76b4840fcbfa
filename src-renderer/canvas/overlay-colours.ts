/**
 * Colours of what is drawn over the page. Paper is white in every theme, so these are the light theme's, whatever the
 * interface wears; what lies beside the pages takes the theme's own tokens.
 */
export const ON_PAPER = {
  action: '#2f4bb3',
  actionSoft: 'rgba(47, 75, 179, 0.55)',
  actionFaint: 'rgba(47, 75, 179, 0.28)',
  chip: 'rgba(47, 75, 179, 0.09)',
  chipLine: 'rgba(47, 75, 179, 0.35)',
  chipSelected: 'rgba(47, 75, 179, 0.3)',
  selection: 'rgba(47, 75, 179, 0.22)',
  marquee: 'rgba(47, 75, 179, 0.08)',
  guide: '#cf3f2c',
  handle: '#ffffff',
  label: '#ffffff',
  caret: '#1c2024',
  veil: 'rgba(255, 255, 255, 0.62)',
} as const;

/** What the canvas draws beside the pages. */
export interface CanvasTheme {
  readonly ruler: string;
  readonly rulerLine: string;
  readonly rulerText: string;
  readonly rulerMark: string;
}

/** Reads the theme's tokens where an element stands. */
export function readTheme(element: Element): CanvasTheme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ruler: token('--tools'),
    rulerLine: token('--line'),
    rulerText: token('--ink-3'),
    rulerMark: token('--ai'),
  };
}
