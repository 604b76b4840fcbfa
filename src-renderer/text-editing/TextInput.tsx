/** The hidden area that keyboard, input method and clipboard talk to while a text is edited in place. */
import { useEffect, useRef } from 'react';
import { nodeOf } from '../../shared/model';
import { useStrings } from '../i18n';
import { useStudio } from '../state';
import { connectInput } from './input-adapter';
import { strings } from './strings';
import { provideTextArea } from './text-focus';
import { textCommands } from './text-session';
import './text-input.css';

interface TextInputProps {
  /** Where the caret is inside the positioned parent, in CSS pixels: input methods open their window there. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export function TextInput({ left, top, height }: TextInputProps) {
  const t = useStrings(strings);
  const area = useRef<HTMLTextAreaElement>(null);
  const edit = useStudio((state) => state.textEdit);
  const name = useStudio(({ document, textEdit }) =>
    document && textEdit ? nodeOf(document.template, textEdit.nodeId)?.name : undefined,
  );
  const editing = edit ? `${edit.nodeId} ${edit.recordPath}` : null;

  useEffect(() => {
    const element = area.current;
    if (editing === null || !element) return;
    const disconnect = connectInput(element, textCommands);
    const withdraw = provideTextArea(element);
    element.focus({ preventScroll: true });
    return () => {
      withdraw();
      disconnect();
    };
  }, [editing]);

  if (!edit) return null;
  return (
    <textarea
      ref={area}
      className="text-input"
      aria-label={t('input', { name: name ?? edit.nodeId })}
      aria-multiline
      lang={edit.language}
      style={{ left, top, height, fontSize: height * 0.8, lineHeight: `${height}px` }}
      wrap="off"
      rows={1}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
