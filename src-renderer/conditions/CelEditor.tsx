import { Wand2 } from 'lucide-react';
import { useId, useRef } from 'react';
import { diagnosticHint, diagnosticMessage } from '../../shared/diag';
import type { ExpressionDiagnostic } from '../../shared/rules';
import { useLocale, useStrings } from '../i18n';
import { Button } from '../ui';
import { strings } from './strings';
import { applySuggestion, markedStretches, placeIn, stretchOf } from './text-check';

interface CelEditorProps {
  readonly label: string;
  readonly text: string;
  readonly diagnostics: readonly ExpressionDiagnostic[];
  readonly onChange: (text: string) => void;
  /** The field is left. */
  readonly onLeave?: () => void;
  readonly placeholder?: string;
}

/** An expression as text: what is wrong is underlined where it stands and worded below, with a fix where one is near. */
export function CelEditor({ label, text, diagnostics, onChange, onLeave, placeholder }: CelEditorProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const id = useId();
  const backdrop = useRef<HTMLDivElement>(null);
  const stretches = markedStretches(
    text,
    diagnostics.map((problem) => stretchOf(text, problem)),
  );

  return (
    <div className="cel-editor" data-invalid={diagnostics.length > 0 || undefined}>
      <div className="cel-editor-box">
        <div className="cel-editor-backdrop mono" ref={backdrop} aria-hidden>
          {stretches.map((stretch, index) =>
            stretch.isWrong ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
              <mark key={index}>{stretch.text}</mark>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place.
              <span key={index}>{stretch.text}</span>
            ),
          )}{' '}
        </div>
        <textarea
          className="cel-editor-input mono"
          aria-label={label}
          aria-invalid={diagnostics.length > 0 || undefined}
          aria-describedby={diagnostics.length > 0 ? id : undefined}
          value={text}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
          onScroll={(event) => {
            if (backdrop.current) backdrop.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      {diagnostics.length > 0 && (
        <ul className="cel-problems" id={id} aria-live="polite">
          {diagnostics.map((problem) => {
            const fixed = applySuggestion(text, problem);
            const place = placeIn(text, stretchOf(text, problem).start);
            const hint = fixed === undefined ? diagnosticHint(problem, locale) : undefined;
            return (
              <li key={`${problem.code} ${problem.start} ${problem.end}`}>
                <span>
                  <span className="cel-problem-place">{t('position', { ...place })}</span>{' '}
                  {diagnosticMessage(problem, locale)}
                  {hint === undefined ? null : ` ${hint}`}
                </span>
                {fixed !== undefined && (
                  <Button variant="quiet" icon={Wand2} onPress={() => onChange(fixed)}>
                    {t('fix', { suggestion: String(problem.args.suggestion) })}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
