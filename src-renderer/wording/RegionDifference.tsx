import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Template } from '../../shared/model';
import { compareTemplates, type TextPart, type TextPiece } from '../../shared/review';
import { useStrings } from '../i18n';
import { PanelSection } from '../ui';
import { versionsStore } from '../versions';
import type { Region } from './regions';
import { strings } from './strings';

interface RegionDifferenceProps {
  readonly template: Template;
  readonly region: Region;
}

/** What has changed in the text since the newest version: struck and added. */
export function RegionDifference({ template, region }: RegionDifferenceProps) {
  const t = useStrings(strings);
  const newest = useStore(versionsStore.store, (state) => state.versions?.[0] ?? null);
  const before = useVersion(newest?.templateId ?? null, newest?.number ?? null);
  const { nodeId, language } = region;
  const change = useMemo(
    () =>
      before &&
      compareTemplates(before, template).wording.find(
        (wording) => wording.nodeId === nodeId && wording.language === language,
      ),
    [before, template, nodeId, language],
  );
  if (!newest) {
    return (
      <PanelSection title={t('changes')}>
        <p className="wording-note muted">{t('noVersion')}</p>
      </PanelSection>
    );
  }
  return (
    <PanelSection title={t('changesSince', { version: newest.number })}>
      {change ? (
        <p className="wording-difference" lang={language}>
          {change.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity but their place.
            <Part key={index} part={part} />
          ))}
        </p>
      ) : (
        <p className="wording-note muted">{before ? t('unchanged') : t('comparing')}</p>
      )}
    </PanelSection>
  );
}

/** The template of a version; null until it has come. */
function useVersion(templateId: string | null, number: number | null): Template | null {
  const [opened, setOpened] = useState<{ readonly key: string; readonly template: Template } | null>(null);
  const key = `${templateId} ${number}`;
  useEffect(() => {
    if (templateId === null || number === null) return;
    let isWanted = true;
    versionsStore.template(templateId, number).then(
      (template) => {
        if (isWanted) setOpened({ key: `${templateId} ${number}`, template });
      },
      // The panel goes on saying that it compares; the version list words the failure.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [templateId, number]);
  return opened?.key === key ? opened.template : null;
}

function Part({ part: { kind, piece } }: { readonly part: TextPart }) {
  const t = useStrings(strings);
  const text = <Piece piece={piece} />;
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

function Piece({ piece }: { readonly piece: TextPiece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'field':
      return <span className="wording-field">{piece.value}</span>;
    case 'page':
      return <span className="wording-field">#</span>;
    case 'lineBreak':
      return ' ↵ ';
    case 'paragraphEnd':
      return ' ¶ ';
  }
}
