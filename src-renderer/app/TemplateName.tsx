import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../i18n';
import { applyEdit, useStudio } from '../state';
import { strings } from './strings';

/** The template's name; pressing it edits it in place. */
export function TemplateName() {
  const t = useStrings(strings);
  const name = useStudio((state) => state.document?.template.name ?? '');
  const [draft, setDraft] = useState<string | null>(null);

  if (draft === null) {
    return (
      <Button className="app-name-button" onPress={() => setDraft(name)}>
        {name}
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
