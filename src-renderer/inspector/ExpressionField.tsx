import { useState } from 'react';
import type { Template } from '../../shared/model';
import { compileExpression, formatLanguage, STRING, TypeEnvironment } from '../../shared/rules';
import { CelEditor } from '../conditions';

interface ExpressionFieldProps {
  readonly label: string;
  readonly template: Template;
  /** Whose words formats take. */
  readonly language: string;
  /** Empty for none. */
  readonly value: string;
  readonly placeholder: string;
  /** Called with expressions that can be computed only; empty for none. */
  readonly onChange: (value: string) => void;
}

/** An expression of the template that yields a text. What cannot be read stays in the field and is not stored. */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, template, language, value, placeholder, onChange } = props;
  const [draft, setDraft] = useState<{ readonly over: string; readonly text: string } | null>(null);
  const text = draft?.over === value ? draft.text : value;
  const environment = TypeEnvironment.of(template.data, formatLanguage(language));
  const problemsOf = (source: string) =>
    source.trim() === '' ? [] : compileExpression(source, environment, { expected: STRING }).diagnostics;
  return (
    <CelEditor
      label={label}
      text={text}
      diagnostics={problemsOf(text)}
      placeholder={placeholder}
      onChange={(next) => {
        const isSound = problemsOf(next).length === 0;
        const stored = next.trim() === '' ? '' : next;
        setDraft({ over: isSound ? stored : value, text: next });
        if (isSound && stored !== value) onChange(stored);
      }}
    />
  );
}
