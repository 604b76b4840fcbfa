/** What the chosen text was made of earlier and may have again, as the host remembers it. */
import { useEffect, useState } from 'react';
import type { NodeId } from '../../shared/model';
import { api } from '../rpc';
import { rememberPieces, useStudio } from '../state';

const NONE: readonly string[] = [];

/** Empty until the host has answered; also where it does not: what the text has now can be used all the same. */
export function useEarlierPieces(nodeId: NodeId | null): readonly string[] {
  const templateId = useStudio((state) => state.document?.id ?? null);
  const [known, setKnown] = useState<{ nodeId: NodeId; pieces: readonly string[] } | null>(null);
  useEffect(() => {
    if (templateId === null || nodeId === null) return;
    let isWanted = true;
    api.templates.earlierPieces({ id: templateId, nodeId }).then(
      (pieces) => {
        if (!isWanted) return;
        rememberPieces(nodeId, pieces);
        setKnown({ nodeId, pieces });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [templateId, nodeId]);
  return known?.nodeId === nodeId ? known.pieces : NONE;
}
