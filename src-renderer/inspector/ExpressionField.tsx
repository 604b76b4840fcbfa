import { useState } from 'react';
import type { Template } from '../../shared/model';
import { type CelType, compileExpression, formatLanguage, STRING, TypeEnvironment } from '../../shared/rules';
import { CelEditor } from '../conditions';

interface ScopedExpressionProps {
  readonly label: string;
  /** What the expression may name. */
  readonly environment: TypeEnvironment;
  /** The type it must have; any where absent. */
  readonly expected?: CelType;
  /** Empty for none. */
  readonly value: string;
  readonly placeholder?: string;
  /** Called with expressions that can be computed only; empty for none. */
  readonly onChange: (value: string) => void;
}

/** An expression. What cannot be read stays in the field and is not stored. */
export function ScopedExpression(props: ScopedExpressionProps) {
  const { label, environment, expected, value, placeholder, onChange } = props;
  const [draft, setDraft] = useState<{ readonly over: string; readonly text: string } | null>(null);
  const text = draft?.over === value ? draft.text : value;
  const problemsOf = (source: string) =>
    source.trim() === ''
      ? []
      : compileExpression(source, environment, expected ? { expected } : {}).diagnostics;
  return (
    <CelEditor
      label={label}
      text={text}
      diagnostics={problemsOf(text)}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(next) => {
        const isSound = problemsOf(next).length === 0;
        const stored = next.trim() === '' ? '' : next;
        setDraft({ over: isSound ? stored : value, text: next });
        if (isSound && stored !== value) onChange(stored);
      }}
    />
  );
}

interface ExpressionFieldProps extends Omit<ScopedExpressionProps, 'environment' | 'expected'> {
  readonly template: Template;
  /** Whose words formats take. */
  readonly language: string;
}

/** An expression over the whole record that yields a text. */
export const ExpressionField = ({ template, language, ...props }: ExpressionFieldProps) => (
  <ScopedExpression
    {...props}
    environment={TypeEnvironment.of(template.data, formatLanguage(language))}
    expected={STRING}
  />
);
