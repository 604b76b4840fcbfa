import { MessageSquareText } from 'lucide-react';
import { useStrings } from '../i18n';
import { shownLanguage, useSettled } from '../state';
import { EmptyState } from '../ui';
import { ChannelProblems } from './ChannelProblems';
import { useSms } from './shown-message';
import { strings } from './strings';

/** The text message of the shown record: a bubble for every segment, and what it costs. */
export function SmsPreview() {
  const t = useStrings(strings);
  const spoken = useSettled(shownLanguage);
  const sms = useSms();
  if (!sms) return null;
  const { encoding, segments, length, left, diagnostics } = sms;
  return (
    <>
      <div className="channel-bar">
        <span className="channel-facts numeric" role="status">
          {t('segments', { count: segments.length })} · {encoding} ·{' '}
          {t('smsLength', { length, limit: length + left })} · {t('left', { count: left })}
        </span>
      </div>
      <ChannelProblems diagnostics={diagnostics} />
      {segments.length === 0 ? (
        <EmptyState icon={MessageSquareText} title={t('noSms')} text={t('noSmsHint')} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled can be scrolled by keys.
        <section className="channel-phone" aria-label={t('smsBubble')} lang={spoken} tabIndex={0}>
          {segments.map((segment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place.
            <p key={index} className="channel-bubble" dir="auto">
              {segment}
            </p>
          ))}
        </section>
      )}
    </>
  );
}
