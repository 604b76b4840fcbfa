import { Stamp } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { Tooltip } from '../ui';
import { type DraftState, draftState } from './draft-state';
import { strings } from './strings';
import { versionsStore } from './versions';
import './versions.css';

interface VersionChipProps {
  readonly onPress: () => void;
  /** Counts what reviews have changed: the versions are listed anew with it. */
  readonly reviewsSeen: number | null;
}

/** Where the draft stands: `v3 draft`. Pressing it opens the versions. */
export function VersionChip({ onPress, reviewsSeen }: VersionChipProps) {
  const t = useStrings(strings);
  const templateId = useStudio((state) => state.document?.id ?? null);
  const revision = useStudio((state) => state.document?.revision ?? 0);
  const mode = useStudio((state) => state.mode);
  const versions = useStore(versionsStore.store, (state) => state.versions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what happened in a mode may have changed a version.
  useEffect(() => {
    void versionsStore.open(templateId);
  }, [templateId, mode, reviewsSeen]);

  if (versions === null) return null;
  const state = draftState(versions, revision);
  return (
    <Tooltip text={t('showVersions')}>
      <Button
        className={`versions-chip versions-chip-${state.kind}`}
        aria-label={`${t('versions')}: ${wordsOf(state, t)}`}
        onPress={onPress}
      >
        {state.kind === 'approved' && <Stamp size={12} strokeWidth={2} aria-hidden />}
        {wordsOf(state, t)}
      </Button>
    </Tooltip>
  );
}

function wordsOf(state: DraftState, t: typeof strings.text): string {
  return t(state.kind, { version: state.kind === 'draft' ? state.next : state.version });
}
