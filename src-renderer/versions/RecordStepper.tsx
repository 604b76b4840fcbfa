import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useStrings } from '../i18n';
import { IconButton } from '../ui';
import { strings } from './strings';

interface RecordStepperProps {
  /** From 0. */
  readonly index: number;
  readonly total: number;
  readonly title: string;
  readonly onChange: (index: number) => void;
}

/** ◀ the customer on show ▶ */
export function RecordStepper({ index, total, title, onChange }: RecordStepperProps) {
  const t = useStrings(strings);
  return (
    <div className="versions-records">
      <IconButton
        icon={ChevronLeft}
        size="small"
        label={t('previousRecord')}
        isDisabled={index === 0}
        onPress={() => onChange(index - 1)}
      />
      <span className="versions-record numeric" aria-live="polite">
        {title} <span className="muted">{t('recordOf', { index: index + 1, total })}</span>
      </span>
      <IconButton
        icon={ChevronRight}
        size="small"
        label={t('nextRecord')}
        isDisabled={index >= total - 1}
        onPress={() => onChange(index + 1)}
      />
    </div>
  );
}
