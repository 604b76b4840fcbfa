import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../i18n';
import { applyEdit, editRight, useStudio } from '../state';
import { strings } from './strings';

/** The template's name; pressing it edits it in place, for those who design. */
export function TemplateName() {
  const t = useStrings(strings);
  const name = useStudio((state) => state.document?.template.name ?? '');
  const mayRename = useStudio((state) => editRight(state) === 'design');
  const [draft, setDraft] = useState<string | null>(null);

  if (!mayRename)
    return (
      <span className="app-name-text" title={name}>
        {name}
      </span>
    );

  if (draft === null) {
    return (
      <Button className="app-name-button" onPress={() => setDraft(name)}>
        <span title={name}>{name}</span>
      </Button>
    );
  }
  const commit = () => {
    const text = draft.trim();
    setDraft(null);
    if (text && text !== name) {
      applyEdit({ label: 'rename', operations: [{ kind: 'setTemplate', path: ['name'], value: text }] });
    }
  };
  return (
    <input
      className="ui-input app-name-input"
      aria-label={t('renameTemplate')}
      value={draft}
      maxLength={200}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit it.
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
