import { Layers } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { VersionSummary } from '../../shared/contract';
import { useStrings } from '../i18n';
import { editRight, useStudio } from '../state';
import { EmptyState } from '../ui';
import { type Compared, DRAFT } from './CompareVersions';
import { SaveVersion } from './SaveVersion';
import { strings } from './strings';
import { VersionRow } from './VersionRow';
import { versionsStore } from './versions';

interface VersionListProps {
  readonly onOpen: (number: number) => void;
  readonly onCompare: (compared: Compared) => void;
  /** The draft is what a version was. */
  readonly onRestored: () => void;
}

/** Newest first; saving the draft as the next one on top. */
export function VersionList({ onOpen, onCompare, onRestored }: VersionListProps) {
  const t = useStrings(strings);
  const { versions, problem } = useStore(versionsStore.store);
  const revision = useStudio((state) => state.document?.revision ?? 0);
  const maySave = useStudio((state) => editRight(state) !== 'none');
  useEffect(() => void versionsStore.refresh(), []);
  return (
    <div className="versions">
      {maySave && <SaveVersion />}
      {problem !== null && (
        <p className="versions-problem" role="alert">
          {problem}
        </p>
      )}
      {versions?.length === 0 && <EmptyState icon={Layers} title={t('none')} text={t('noneText')} />}
      <ul className="versions-list" aria-label={t('versions')}>
        {(versions ?? []).map((version, place) => (
          <VersionRow
            key={version.number}
            version={version}
            onOpen={() => onOpen(version.number)}
            onCompare={() => onCompare(comparedWith(version, versions?.[place + 1], place === 0, revision))}
            onRestored={onRestored}
          />
        ))}
      </ul>
    </div>
  );
}

/** What comes after a version is the draft, where it has changed; else a version is compared with the one before. */
const comparedWith = (
  { number, revision }: VersionSummary,
  before: VersionSummary | undefined,
  isNewest: boolean,
  draftRevision: number,
): Compared =>
  before === undefined || (isNewest && draftRevision > revision)
    ? { before: number, after: DRAFT }
    : { before: before.number, after: number };
