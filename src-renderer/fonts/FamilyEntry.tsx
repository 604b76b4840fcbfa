import { Trash2 } from 'lucide-react';
import type { FontFace } from '../../shared/contract';
import { useStrings } from '../i18n';
import { IconButton, Pill } from '../ui';
import { faceFamily } from './font-face';
import { type FontFamily, licenceInShort } from './font-families';
import { cutWords, usedByWords } from './font-words';
import { strings } from './strings';

interface FamilyEntryProps {
  readonly family: FontFamily;
  /** Null for those who may not remove fonts. */
  readonly onRemove: ((face: FontFace) => void) | null;
}

/** A family: whose it is, its cuts set in themselves, its licence, who uses it. */
export function FamilyEntry({ family, onRemove }: FamilyEntryProps) {
  const t = useStrings(strings);
  const { name, isOwn, cuts, users } = family;
  return (
    <li className="fonts-family">
      <div className="fonts-family-head">
        <h3 className="fonts-family-name">{name}</h3>
        <Pill tone={isOwn ? 'action' : 'neutral'}>{t(isOwn ? 'own' : 'shipped')}</Pill>
        <span className="fonts-users muted">{usedByWords(users)}</span>
      </div>
      <ul className="fonts-cuts" aria-label={name}>
        {cuts.map((face) => (
          <li key={face.hash} className="fonts-cut">
            <span className="fonts-sample" aria-hidden style={{ fontFamily: `'${faceFamily(face.hash)}'` }}>
              {face.sample}
            </span>
            <span className="numeric">{cutWords(face)}</span>
            <span className="fonts-file muted">{face.fileName}</span>
            <span className="numeric muted">{t('size', { size: Math.ceil(face.sizeBytes / 1024) })}</span>
            {/* The column stays where there is nothing to remove. */}
            <span className="fonts-removal">
              {onRemove && face.isOwn && (
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={t('removeCut', { family: name, cut: cutWords(face) })}
                  onPress={() => onRemove(face)}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {cuts[0] && <Licence licence={cuts[0].licence} />}
    </li>
  );
}

/** The licence as the font itself words it: a line, and all of it on demand. */
function Licence({ licence }: Pick<FontFace, 'licence'>) {
  const t = useStrings(strings);
  const short = licenceInShort(licence);
  if (short === null) return <p className="fonts-licence muted">{t('noLicence')}</p>;
  const parts = [licence.text, licence.address, licence.trademark].filter((part) => part !== '');
  return (
    <details className="fonts-licence">
      <summary>{t('licenceOf', { licence: short })}</summary>
      {parts.map((part) => (
        <p key={part}>{part}</p>
      ))}
    </details>
  );
}
