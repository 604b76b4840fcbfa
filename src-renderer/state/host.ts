import type { FontFace } from '../../shared/contract';
import type { StudioInfo } from '../rpc';
import { studioStore } from './store';

/** Keeps what the host says of itself. */
export const setInfo = (info: StudioInfo): void => studioStore.setState({ info });

/** Keeps the fonts that the host has now. The document is composed anew where they are others than before. */
export function setFonts(fonts: readonly FontFace[]): void {
  const { info } = studioStore.getState();
  if (!info) return;
  const keyOf = (faces: readonly FontFace[]): string => faces.map(({ hash }) => hash).join(' ');
  if (keyOf(fonts) !== keyOf(info.fonts)) studioStore.setState({ info: { ...info, fonts: [...fonts] } });
}
