import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isAllowedLink } from '../../shared/display';
import type { Marks, Template } from '../../shared/model';
import { STRING } from '../../shared/rules';
import { useNodeScope } from '../conditions';
import { useLocale, useStrings } from '../i18n';
import { focusText, linkRequests } from '../text-editing';
import { FieldRow, Select, TextField } from '../ui';
import { ElementSelect } from './ElementSelect';
import { ScopedExpression } from './ExpressionField';
import { targetChoices } from './element-choices';
import { sameValue } from './merged-value';
import { strings } from './strings';
import { applyMark, currentMark, type MarkedStretch } from './text-marks';
import { textStrings } from './text-strings';

type Link = NonNullable<Marks['link']>;
type LinkKind = 'none' | 'uri' | 'value' | 'node';

const kindOf = (link: Link | undefined): LinkKind =>
  link === undefined ? 'none' : 'uri' in link ? 'uri' : 'value' in link ? 'value' : 'node';

interface LinkRowProps extends MarkedStretch {
  readonly template: Template;
}

/** Where a click on the stretch goes: to an address, to what an expression yields, or to an element. */
export function LinkRow({ template, ...marked }: LinkRowProps) {
  const t = useStrings(textStrings);
  const own = useStrings(strings);
  const { stretch } = marked;
  const place = `${stretch.nodeId} ${stretch.from} ${stretch.to}`;
  const merged = currentMark(marked, 'link');
  const link = sameValue(merged);
  /** A kind that was chosen and says nothing yet. */
  const [begun, setBegun] = useState<{ readonly place: string; readonly kind: LinkKind } | null>(null);
  const kind = link === undefined && begun?.place === place ? begun.kind : kindOf(link);
  const row = useRef<HTMLDivElement>(null);
  const requests = useStore(linkRequests, ({ count }) => count);
  const answered = useRef(requests);
  const isEmpty = stretch.from === stretch.to;

  useEffect(() => {
    // The selection that a link is asked for may come here a moment later; so does the field of the kind.
    if (answered.current === requests || isEmpty) return;
    if (kind === 'none') {
      setBegun({ place, kind: 'uri' });
      return;
    }
    answered.current = requests;
    row.current?.querySelector<HTMLElement>('.ui-input, textarea')?.focus();
  }, [requests, kind, isEmpty, place]);

  const set = (next: Link | undefined) => {
    setBegun(null);
    applyMark(marked, 'link', next);
  };
  const choose = (next: LinkKind) => {
    if (next === kind) return;
    if (link !== undefined) set(undefined);
    setBegun({ place, kind: next });
  };

  return (
    <FieldRow label={t('link')} isTop>
      <div className="inspector-stack" ref={row}>
        <Select<LinkKind>
          label={t('link')}
          value={merged.kind === 'mixed' ? null : kind}
          placeholder={own('mixed')}
          isDisabled={isEmpty && link === undefined}
          options={[
            { id: 'none', label: t('linkNone') },
            { id: 'uri', label: t('linkUri') },
            { id: 'value', label: t('linkValue') },
            { id: 'node', label: t('linkNode') },
          ]}
          onChange={choose}
        />
        {isEmpty && link === undefined && <p className="inspector-hint">{t('linkSelect')}</p>}
        {kind !== 'none' && (
          <Target key={place} kind={kind} link={link} template={template} marked={marked} onChange={set} />
        )}
      </div>
    </FieldRow>
  );
}

interface TargetProps {
  readonly kind: LinkKind;
  readonly link: Link | undefined;
  readonly template: Template;
  readonly marked: MarkedStretch;
  readonly onChange: (link: Link | undefined) => void;
}

function Target({ kind, link, template, marked, onChange }: TargetProps) {
  const t = useStrings(textStrings);
  const locale = useLocale();
  const scope = useNodeScope(marked.stretch.nodeId)?.scope;
  const [isBad, setBad] = useState(false);
  if (kind === 'uri') {
    return (
      <TextField
        label={t('linkUri')}
        value={link && 'uri' in link ? link.uri : ''}
        placeholder="https://"
        maxLength={2000}
        error={isBad ? t('linkBad') : null}
        onSubmit={focusText}
        onCommit={(text) => {
          const uri = text.trim();
          setBad(uri !== '' && !isAllowedLink(uri));
          if (uri === '') onChange(undefined);
          else if (isAllowedLink(uri)) onChange({ uri });
        }}
      />
    );
  }
  if (kind === 'value') {
    return scope ? (
      <ScopedExpression
        label={t('linkValue')}
        environment={scope.environment}
        expected={STRING}
        value={link && 'value' in link ? link.value : ''}
        placeholder='"https://…/" + customer.id'
        onChange={(value) => onChange(value === '' ? undefined : { value })}
      />
    ) : null;
  }
  return (
    <ElementSelect
      label={t('linkNode')}
      value={link && 'node' in link ? link.node : null}
      choices={targetChoices(template, marked.stretch.nodeId, locale)}
      onChange={(node) => onChange({ node })}
    />
  );
}
