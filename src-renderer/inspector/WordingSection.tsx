import { CircleAlert } from 'lucide-react';
import { defaultLanguage, type NodeId, type TemplateNode, wordingLength } from '../../shared/model';
import { formatNumber, useStrings } from '../i18n';
import { useSettled } from '../state';
import { FieldRow, NumberField, PanelSection, Select } from '../ui';
import { changeNodes } from './change';
import { strings } from './strings';
import { paragraphsOf } from './text-edits';

interface WordingSectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

const DESIGNERS = 'designers';
const WORDING = 'wording';
const LONGEST_BUDGET = 100_000;

/** Who may change the words of a text, and how long it may get. */
export function WordingSection({ id, node }: WordingSectionProps) {
  const t = useStrings(strings);
  const { edit } = node;
  return (
    <PanelSection title={t('wording')}>
      <FieldRow label={t('wordingPolicy')}>
        <Select
          label={t('wordingBy')}
          value={edit ? WORDING : DESIGNERS}
          options={[
            { id: DESIGNERS, label: t('wordingDesigners') },
            { id: WORDING, label: t('wordingBusinessUsers') },
          ]}
          onChange={(policy) =>
            changeNodes('properties', [id], ['edit'], policy === WORDING ? { policy: WORDING } : undefined)
          }
        />
      </FieldRow>
      {edit && (
        <>
          <FieldRow label={t('wordingBudget')}>
            <NumberField
              isWhole
              label={t('wordingBudget')}
              value={edit.budget ?? null}
              min={1}
              max={LONGEST_BUDGET}
              isOptional
              placeholder={t('wordingNoBudget')}
              suffix={t('wordingCharacters')}
              onChange={(budget) =>
                changeNodes('properties', [id], ['edit'], {
                  policy: edit.policy,
                  ...(budget === null ? {} : { budget: budget }),
                })
              }
            />
          </FieldRow>
          <Length node={node} budget={edit.budget ?? null} />
        </>
      )}
    </PanelSection>
  );
}

/** How long the text is now, in the language on show. */
function Length({ node, budget }: { readonly node: TemplateNode; readonly budget: number | null }) {
  const t = useStrings(strings);
  const shown = useSettled((state) => state.composition?.language ?? null);
  const fallback = useSettled(({ document }) => (document ? defaultLanguage(document.template) : 'en'));
  const text = paragraphsOf(node, shown ?? fallback, fallback);
  if (!text) return null;
  const length = wordingLength(text.paragraphs);
  if (budget === null) return <p className="inspector-note muted">{t('wordingLength', { count: length })}</p>;
  const words = t('wordingLengthOf', { length: formatNumber(length), count: budget });
  if (length <= budget) return <p className="inspector-note muted numeric">{words}</p>;
  return (
    <p className="inspector-note inspector-over numeric">
      <CircleAlert size={12} aria-hidden /> {words}. {t('wordingOver')}
    </p>
  );
}
