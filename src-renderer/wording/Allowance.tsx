import { Check, X } from 'lucide-react';
import { useStrings } from '../i18n';
import type { Region } from './regions';
import { strings } from './strings';

/** What the designer allows with this text, in words. */
export function Allowance({ region }: { readonly region: Region }) {
  const t = useStrings(strings);
  const may = [
    t('mayWords'),
    t('mayEmphasis'),
    t('mayFields'),
    region.budget === null ? t('mayLengthFree') : t('mayLength', { count: region.budget }),
  ];
  return (
    <ul className="wording-allowed">
      {may.map((text) => (
        <li key={text}>
          <Check size={12} strokeWidth={2.5} className="wording-may" aria-hidden />
          {text}
        </li>
      ))}
      <li>
        <X size={12} strokeWidth={2.5} className="wording-may-not" aria-hidden />
        {t('mayNot')}
      </li>
    </ul>
  );
}
