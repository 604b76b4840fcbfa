import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { PagesComparison } from '../review';
import { useStudio } from '../state';
import { RecordStepper } from './RecordStepper';
import { strings } from './strings';
import { useShownRecord } from './use-shown-record';
import { useVersionTemplate } from './use-version-template';
import { versionsStore } from './versions';

interface OpenVersionProps {
  readonly number: number;
  /** The way back to the list. */
  readonly back: ReactNode;
}

/** The pages of a version, to be looked at. */
export function OpenVersion({ number, back }: OpenVersionProps) {
  const t = useStrings(strings);
  const templateId = useStudio((state) => state.document?.id ?? null);
  const version = useStore(versionsStore.store, ({ versions }) =>
    versions?.find((candidate) => candidate.number === number),
  );
  const { template, problem } = useVersionTemplate(templateId, number);
  const record = useShownRecord();
  const trouble = problem ?? record.problem;
  return (
    <div className="versions-work">
      <div className="versions-bar">
        {back}
        {record.stepper && <RecordStepper {...record.stepper} />}
        <span className="versions-bar-note" title={version?.note}>
          {version?.note}
        </span>
      </div>
      {trouble !== null && (
        <p className="versions-problem" role="alert">
          {trouble}
        </p>
      )}
      {template && record.data ? (
        <PagesComparison
          before={null}
          after={template}
          record={record.data}
          names={{ before: '', after: `v${number}` }}
          details={{ before: '', after: version?.savedBy.name ?? '' }}
        />
      ) : (
        trouble === null && <p className="versions-loading muted">{t('loading')}</p>
      )}
    </div>
  );
}
