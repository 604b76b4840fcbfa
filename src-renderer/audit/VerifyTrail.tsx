import { CircleAlert, CircleCheck, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { formatNumber, useStrings } from '../i18n';
import { api, errorText } from '../rpc';
import { Button } from '../ui';
import { strings } from './strings';

type Verdict = Awaited<ReturnType<(typeof api)['audit']['verify']>>;

/** Has the host compute the whole chain again, and says what came out. */
export function VerifyTrail() {
  const t = useStrings(strings);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const verify = async () => {
    if (isBusy) return;
    setBusy(true);
    setVerdict(null);
    setProblem(null);
    try {
      setVerdict(await api.audit.verify());
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <span role="status" className="audit-verdict">
        {problem !== null && <span className="audit-broken">{problem}</span>}
        {verdict?.broken && (
          <span className="audit-broken">
            <CircleAlert size={13} aria-hidden />
            {t('broken', { ...verdict.broken, sequence: formatNumber(verdict.broken.sequence) })}
          </span>
        )}
        {verdict && !verdict.broken && (
          <span className="audit-intact">
            <CircleCheck size={13} aria-hidden />
            {t('intact', { count: verdict.entries })}
          </span>
        )}
      </span>
      <Button icon={ShieldCheck} onPress={() => void verify()}>
        {isBusy ? t('verifying') : t('verify')}
      </Button>
    </>
  );
}
