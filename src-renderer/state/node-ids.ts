import { idFromBytes } from '../../shared/base';
import type { NodeId } from '../../shared/model';

const ID_LENGTH = 12;

/** A fresh id for a new element. */
export const newNodeId = (): NodeId => idFromBytes(crypto.getRandomValues(new Uint8Array(ID_LENGTH)));
