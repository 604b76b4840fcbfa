import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Severity } from '../../shared/diag';
import { formatNumber, formatTime, useLocale, useStrings } from '../i18n';
import { reloadDocument, retrySaving, useStudio } from '../state';
import { Tooltip } from '../ui';
import type { Problem } from './problems';
import { strings } from './strings';
import { useProblems } from './use-problems';
import './status.css';

interface StatusBarProps {
  /** Null where nobody may go and look at them. */
  readonly onShowProblems: (() => void) | null;
}

/** The truth at the bottom: what is saved, where one is, how fast it was, what is wrong. */
export function StatusBar({ onShowProblems }: StatusBarProps) {
  return (
    <div className="status">
      <SaveState />
      <Place />
      <span className="status-grow" />
      <Problems onShowProblems={onShowProblems} />
      <Records />
    </div>
  );
}

function SaveState() {
  const t = useStrings(strings);
  useLocale();
  const save = useStudio((state) => state.document?.save ?? 'saved');
  const savedAt = useStudio((state) => state.document?.savedAt ?? null);
  const error = useStudio((state) => state.document?.saveError ?? null);
  if (save === 'failed') {
    return (
      <span className="status-save status-alarm" role="alert">
        <CircleAlert size={13} aria-hidden />
        {t('notSaved')}: <span className="status-reason">{error}</span>
        <Button className="status-link" onPress={() => void reloadDocument()}>
          {t('reload')}
        </Button>
      </span>
    );
  }
  if (error !== null) {
    return (
      <Tooltip text={error} placement="top">
        <Button className="status-save status-link status-notice" onPress={retrySaving}>
          <TriangleAlert size={13} aria-hidden />
          {t('waiting')}
        </Button>
      </Tooltip>
    );
  }
  return (
    <span className="status-save" role="status">
      <span className={save === 'saved' ? 'status-dot' : 'status-dot status-dot-busy'} aria-hidden />
      {save === 'saved' && savedAt ? t('savedAt', { time: formatTime(savedAt) }) : t('saving')}
    </span>
  );
}

function Place() {
  const t = useStrings(strings);
  const page = useStudio((state) => state.view.page);
  const pages = useStudio((state) => state.composition?.list.pages.length ?? 0);
  const zoom = useStudio((state) => state.view.zoom);
  const composeMs = useStudio((state) => state.composeMs);
  const mode = useStudio((state) => state.mode);
  if (pages === 0 || (mode !== 'design' && mode !== 'wording')) return null;
  return (
    <>
      <span className="numeric">{t('pageOf', { page: Math.min(page + 1, pages), pages })}</span>
      <span className="numeric">{t('zoom', { percent: Math.round(zoom * 100) })}</span>
      {composeMs === null ? null : (
        <span className="numeric">{t('composedIn', { ms: formatNumber(composeMs, 1) })}</span>
      )}
    </>
  );
}

const countOf = (problems: readonly Problem[], severity: Severity): number =>
  problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;

function Problems({ onShowProblems }: StatusBarProps) {
  const t = useStrings(strings);
  const problems = useProblems();
  if (!problems) return null;
  const errors = countOf(problems, 'error');
  const warnings = countOf(problems, 'warning');
  const counts = (
    <>
      {errors > 0 ? (
        <span className="status-alarm">
          <CircleAlert size={13} aria-hidden />
          {t('errors', { count: errors })}
        </span>
      ) : null}
      {warnings > 0 ? (
        <span className="status-notice">
          <TriangleAlert size={13} aria-hidden />
          {t('warnings', { count: warnings })}
        </span>
      ) : null}
      {errors + warnings === 0 ? (
        <span className="status-good">
          <CircleCheck size={13} aria-hidden />
          {t('noProblems')}
        </span>
      ) : null}
    </>
  );
  if (onShowProblems === null) return <span className="status-problems">{counts}</span>;
  return (
    <Tooltip text={t('showProblems')} placement="top">
      <Button className="status-link" onPress={onShowProblems}>
        {counts}
      </Button>
    </Tooltip>
  );
}

function Records() {
  const t = useStrings(strings);
  const records = useStudio((state) => state.document?.dataset?.recordCount);
  return records === undefined ? null : <span className="numeric">{t('records', { count: records })}</span>;
}
