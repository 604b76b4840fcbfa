import { EyeOff } from 'lucide-react';
import type { TemplateNode } from '../../shared/model';
import { conditionWords, useConditionCount, useNodeScope } from '../conditions';
import { formatNumber, useStrings } from '../i18n';
import { showRecord, useStudio } from '../state';
import { Button, Chip } from '../ui';
import type { Region } from './regions';
import { strings } from './strings';

interface RegionPresenceProps {
  readonly region: Region;
  readonly node: TemplateNode;
}

/** Which customers get the text; where this one does not, the way to one who does. */
export function RegionPresence({ region, node }: RegionPresenceProps) {
  const t = useStrings(strings);
  const datasetId = useStudio((state) => state.document?.dataset?.id ?? null);
  const isAbsent = region.recordPath === null;
  const condition = isAbsent ? region.hiddenBy : (node.when ?? null);
  const count = useConditionCount(datasetId, condition);
  const scope = useNodeScope(region.nodeId)?.scope;
  if (!isAbsent && condition === null) return null;
  const answer = count.kind === 'counted' ? count.answer : null;
  const [example] = answer?.firstTrue ?? [];
  return (
    <div className={isAbsent ? 'wording-presence wording-presence-absent' : 'wording-presence'}>
      {isAbsent && (
        <p className="wording-absent">
          <EyeOff size={13} aria-hidden />
          {t('absentHere')}
        </p>
      )}
      {condition === null ? (
        <p>{t('absentElsewhere')}</p>
      ) : (
        <p className="wording-condition">
          <span>{t('shownWhen')}</span>
          <Condition expression={condition} words={scope && conditionWords(condition, scope.environment)} />
        </p>
      )}
      {answer && (
        <p className="muted numeric">
          {t('holdsFor', { holds: formatNumber(answer.holds), count: answer.total })}
        </p>
      )}
      {isAbsent && example !== undefined && (
        <Button onPress={() => void showRecord(example)}>
          {t('showExample', { record: formatNumber(example + 1) })}
        </Button>
      )}
    </div>
  );
}

interface ConditionProps {
  readonly expression: string;
  /** Absent where it cannot be said simply. */
  readonly words: string | null | undefined;
}

const Condition = ({ expression, words }: ConditionProps) => (
  <Chip kind="rule">{words ? <span title={expression}>{words}</span> : <code>{expression}</code>}</Chip>
);
