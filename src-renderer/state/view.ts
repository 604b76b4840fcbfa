/** How the document is looked at: mode, tool, language, zoom, page. */
import type { Channel } from '../../shared/model';
import { modesOf } from './rights';
import { studioStore } from './store';
import { NO_SELECTION, type StudioMode } from './studio-state';

export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 8;

/** Steps of the zoom buttons. */
const ZOOM_STEPS = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 3, 4, 6, 8];

/** Sets the language to compose in; null leaves it to the record. Ends text editing. */
export function setLanguage(language: string | null): void {
  studioStore.setState({ language, textEdit: null });
}

/** Sets the channel whose content is shown. Ends text editing. */
export function setChannel(channel: Channel): void {
  studioStore.setState({ channel, textEdit: null });
}

/** Shows a mode, where the person at the desk has it. Wording begins with nothing selected and no tool taken up. */
export function setMode(mode: StudioMode): void {
  if (!modesOf(studioStore.getState()).includes(mode)) return;
  const fresh = mode === 'wording' ? { selection: NO_SELECTION, tool: 'select' } : {};
  studioStore.setState({ mode, textEdit: null, ...fresh });
}

export function setTool(tool: string): void {
  studioStore.setState(tool === 'select' ? { tool } : { tool, textEdit: null });
}

export function setZoom(zoom: number): void {
  const clamped = Math.max(MIN_ZOOM, Math.min(zoom, MAX_ZOOM));
  studioStore.setState(({ view }) => ({ view: { ...view, zoom: clamped } }));
}

/** The next step above or below the present zoom. */
export function zoomBy(direction: 1 | -1): void {
  const { zoom } = studioStore.getState().view;
  const step =
    direction === 1
      ? ZOOM_STEPS.find((candidate) => candidate > zoom + 0.001)
      : ZOOM_STEPS.findLast((candidate) => candidate < zoom - 0.001);
  if (step !== undefined) setZoom(step);
}

/** Tells which page the view is on, counted from 0. */
export function setPage(page: number): void {
  studioStore.setState(({ view }) => (view.page === page ? {} : { view: { ...view, page } }));
}
