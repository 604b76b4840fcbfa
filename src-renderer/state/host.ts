import type { StudioInfo } from '../rpc';
import { studioStore } from './store';

/** Keeps what the host says of itself. */
export const setInfo = (info: StudioInfo): void => studioStore.setState({ info });
