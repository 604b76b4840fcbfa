import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { VersionSummary } from '../../shared/contract';
import type { Template } from '../../shared/model';
import { compareTemplates, type TextPart, type TextPiece } from '../../shared/review';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { PanelSection } from '../ui';
import { useVersionTemplate, versionsStore } from '../versions';
import { type FieldNames, fieldNames } from './pieces';
import type { Region } from './regions';
import { strings } from './strings';

interface RegionDifferenceProps {
  readonly template: Template;
  readonly region: Region;
}

/** What has changed in the text since the newest version: struck and added. */
export function RegionDifference(props: RegionDifferenceProps) {
  const t = useStrings(strings);
  const newest = useStore(versionsStore.store, (state) => state.versions?.[0] ?? null);
  if (newest) return <Since {...props} version={newest} />;
  return (
    <PanelSection title={t('changes')}>
      <p className="wording-note muted">{t('noVersion')}</p>
    </PanelSection>
  );
}

function Since({ template, region, version }: RegionDifferenceProps & { readonly version: VersionSummary }) {
  const t = useStrings(strings);
  const { nodeId, language } = region;
  const composition = useSettled((state) => state.composition);
  const names = useMemo(() => fieldNames(template, composition, region), [template, composition, region]);
  const { template: before, problem } = useVersionTemplate(version.templateId, version.number);
  const change = useMemo(
    () =>
      before &&
      compareTemplates(before, template).wording.find(
        (wording) => wording.nodeId === nodeId && wording.language === language,
      ),
    [before, template, nodeId, language],
  );
  return (
    <PanelSection title={t('changesSince', { version: version.number })}>
      {change ? (
        <p className="wording-difference" lang={language}>
          {change.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity but their place.
            <Part key={index} part={part} names={names} />
          ))}
        </p>
      ) : (
        <p className="wording-note muted">{problem ?? (before ? t('unchanged') : t('comparing'))}</p>
      )}
    </PanelSection>
  );
}

function Part({ part: { kind, piece }, names }: { readonly part: TextPart; readonly names: FieldNames }) {
  const t = useStrings(strings);
  const text = <Piece piece={piece} names={names} />;
  if (kind === 'same') return text;
  return kind === 'removed' ? (
    <del className="wording-removed">
      <span className="visually-hidden">{t('removed')} </span>
      {text}
    </del>
  ) : (
    <ins className="wording-added">
      <span className="visually-hidden">{t('added')} </span>
      {text}
    </ins>
  );
}

function Piece({ piece, names }: { readonly piece: TextPiece; readonly names: FieldNames }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'field':
      return <span className="wording-field">{names.get(piece.value) ?? '…'}</span>;
    case 'page':
    case 'reference':
    case 'sum':
    case 'footnote':
      return <span className="wording-field">#</span>;
    case 'lineBreak':
      return ' ↵ ';
    case 'paragraphEnd':
      return ' ¶ ';
  }
}
