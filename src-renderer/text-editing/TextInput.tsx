/** The hidden area that keyboard, input method and clipboard talk to while a text is edited in place. */
import { useEffect, useRef } from 'react';
import type { Box } from '../../shared/geometry';
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
  readonly caret: Box;
}

/** Smaller ones are too small for what an input method shows. */
const LEAST_SIZE_PX = 8;

export function TextInput({ caret: { x, y, width, height } }: TextInputProps) {
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
  const size = Math.max(width, height, LEAST_SIZE_PX);
  return (
    <textarea
      ref={area}
      className="text-input"
      aria-label={t('input', { name: name ?? edit.nodeId })}
      aria-multiline
      lang={edit.language}
      data-vertical={width > height || undefined}
      style={{ left: x, top: y, blockSize: size, fontSize: size * 0.8, lineHeight: `${size}px` }}
      wrap="off"
      rows={1}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
    />
  );
}
