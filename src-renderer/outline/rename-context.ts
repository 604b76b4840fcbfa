import { createContext } from 'react';
import type { NodeId } from '../../shared/model';

/** Which element is being renamed in its row. */
export const RenameContext = createContext<{
  readonly renaming: NodeId | null;
  readonly setRenaming: (id: NodeId | null) => void;
}>({ renaming: null, setRenaming: () => {} });
