import { ArrowRight } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../shared/model';
import { compareTemplates, isDifferent } from '../../shared/review';
import { useStrings } from '../i18n';
import { DifferenceList, PagesComparison } from '../review';
import { useStudio } from '../state';
import { Select } from '../ui';
import { RecordStepper } from './RecordStepper';
import { strings } from './strings';
import { useShownRecord } from './use-shown-record';
import { useVersionTemplate } from './use-version-template';
import { versionsStore } from './versions';

/** Stands for the draft where a version's number is expected. */
export const DRAFT = null;

/** Two versions, or a version and the draft. */
export interface Compared {
  readonly before: number | typeof DRAFT;
  readonly after: number | typeof DRAFT;
}

interface CompareVersionsProps extends Compared {
  readonly onChange: (compared: Compared) => void;
  /** The way back to the list. */
  readonly back: ReactNode;
}

/** Two versions side by side, with the list of what differs. */
export function CompareVersions({ before, after, onChange, back }: CompareVersionsProps) {
  const t = useStrings(strings);
  const templateId = useStudio((state) => state.document?.id ?? null);
  const earlier = useVersionTemplate(templateId, before);
  const later = useVersionTemplate(templateId, after);
  const record = useShownRecord();
  const [nodeId, setNodeId] = useState<NodeId | null>(null);
  const difference = useMemo(
    () => (earlier.template && later.template ? compareTemplates(earlier.template, later.template) : null),
    [earlier.template, later.template],
  );
  const trouble = earlier.problem ?? later.problem ?? record.problem;
  const isReady = earlier.template && later.template && record.data && difference;
  return (
    <div className="versions-work">
      <div className="versions-bar">
        {back}
        <VersionSelect
          label={t('before')}
          value={before}
          onChange={(number) => onChange({ before: number, after })}
        />
        <ArrowRight size={14} aria-hidden />
        <VersionSelect
          label={t('after')}
          value={after}
          onChange={(number) => onChange({ before, after: number })}
        />
        <span className="versions-grow" />
        {record.stepper && <RecordStepper {...record.stepper} />}
      </div>
      {trouble !== null && (
        <p className="versions-problem" role="alert">
          {trouble}
        </p>
      )}
      {isReady ? (
        <div className="versions-comparison">
          <aside className="versions-differences" aria-label={t('differences')}>
            {!isDifferent(difference) && <p className="versions-same muted">{t('noDifference')}</p>}
            <DifferenceList
              difference={difference}
              before={earlier.template}
              after={later.template}
              nodeId={nodeId}
              onShow={setNodeId}
            />
          </aside>
          <PagesComparison
            before={earlier.template}
            after={later.template}
            record={record.data}
            names={{ before: nameOf(before, t), after: nameOf(after, t) }}
            difference={difference}
            nodeId={nodeId}
            onPick={setNodeId}
          />
        </div>
      ) : (
        trouble === null && <p className="versions-loading muted">{t('loading')}</p>
      )}
    </div>
  );
}

const nameOf = (number: number | typeof DRAFT, t: typeof strings.text): string =>
  number === DRAFT ? t('draftName') : `v${number}`;

interface VersionSelectProps {
  readonly label: string;
  readonly value: number | typeof DRAFT;
  readonly onChange: (number: number | typeof DRAFT) => void;
}

const DRAFT_ID = 'draft';

function VersionSelect({ label, value, onChange }: VersionSelectProps) {
  const t = useStrings(strings);
  const versions = useStore(versionsStore.store, (state) => state.versions) ?? [];
  return (
    <Select
      label={label}
      value={value === DRAFT ? DRAFT_ID : String(value)}
      options={[
        { id: DRAFT_ID, label: t('draftName') },
        ...versions.map(({ number, note }) => ({ id: String(number), label: `v${number}`, detail: note })),
      ]}
      onChange={(id) => onChange(id === DRAFT_ID ? DRAFT : Number(id))}
    />
  );
}
