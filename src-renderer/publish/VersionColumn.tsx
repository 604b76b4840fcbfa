import { useStore } from 'zustand';
import type { VersionSummary } from '../../shared/contract';
import { formatTime, useStrings } from '../i18n';
import { PanelSection, Pill } from '../ui';
import { publicationOf, STANDING_LABELS, STANDING_TONES, standingOf } from './standing';
import { publishStore } from './stores';
import { strings } from './strings';

/** The template's versions, newest first, with where each stands. */
export function VersionColumn() {
  const t = useStrings(strings);
  const versions = useStore(publishStore.store, (state) => state.versions);
  return (
    <PanelSection title={t('versions')} isFilling>
      <ul className="publish-list">
        {(versions ?? []).map((version) => (
          <VersionRow key={version.number} version={version} />
        ))}
      </ul>
    </PanelSection>
  );
}

function VersionRow({ version }: { readonly version: VersionSummary }) {
  const t = useStrings(strings);
  const { selected, status } = useStore(publishStore.store);
  const standing = standingOf(version);
  const template = status?.kind === 'answered' ? status.status.template : null;
  const isPublished = publicationOf(template, version).kind === 'same';
  const isSelected = version.number === selected;
  const places = (['test', 'production'] as const).filter(
    (environment) => template?.active[environment] === version.number,
  );
  return (
    <li data-selected={isSelected || undefined}>
      <button
        type="button"
        className="publish-choice"
        aria-current={isSelected || undefined}
        onClick={() => publishStore.select(version.number)}
      >
        <span className="publish-line">
          <b>{t('version', { number: version.number })}</b>
          <Pill tone={STANDING_TONES[standing]}>{t(STANDING_LABELS[standing])}</Pill>
        </span>
        <span className="publish-note" title={version.note}>
          {version.note}
        </span>
        <span className="publish-detail">
          {t('byAt', { name: version.savedBy.name, time: formatTime(version.savedAt) })}
        </span>
        {isPublished && (
          <span className="publish-detail" data-tone="good">
            ✓ {[t('onServer'), ...places.map((environment) => t(`env_${environment}`))].join(' · ')}
          </span>
        )}
      </button>
    </li>
  );
}
