import { Mail, Monitor, Moon, Smartphone, Sun } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Email } from '../../shared/engine';
import { useStrings } from '../i18n';
import { EmptyState, SegmentedControl } from '../ui';
import { ChannelProblems } from './ChannelProblems';
import { type EmailScheme, emailSource } from './email-source';
import { useEmail } from './shown-message';
import { strings } from './strings';

type Screen = 'screen' | 'phone';

/** Widths that the frame shows: an e-mail of 600 px with what is around it, and a usual phone. */
const WIDTHS: { readonly [screen in Screen]: number } = { screen: 648, phone: 375 };

/** The e-mail of the shown record, as mail programs show it. */
export function EmailPreview() {
  const t = useStrings(strings);
  const [screen, setScreen] = useState<Screen>('screen');
  const [scheme, setScheme] = useState<EmailScheme>('light');
  const email = useEmail();
  if (!email) return null;
  return (
    <>
      <div className="channel-bar">
        <SegmentedControl<Screen>
          label={t('width')}
          value={screen}
          onChange={setScreen}
          segments={[
            { id: 'screen', label: t('screen'), icon: Monitor },
            { id: 'phone', label: t('phone'), icon: Smartphone },
          ]}
        />
        <SegmentedControl<EmailScheme>
          label={t('colours')}
          value={scheme}
          onChange={setScheme}
          segments={[
            { id: 'light', label: t('light'), icon: Sun },
            { id: 'dark', label: t('dark'), icon: Moon },
          ]}
        />
        <span className="app-grow" />
        <Facts email={email} />
      </div>
      <dl className="channel-head" lang={email.language} dir="auto">
        <dt className="visually-hidden">{t('subject')}</dt>
        <dd className="channel-subject">{email.subject}</dd>
        {email.preview === '' ? null : (
          <>
            <dt className="visually-hidden">{t('previewLine')}</dt>
            <dd className="channel-line">{email.preview}</dd>
          </>
        )}
      </dl>
      <ChannelProblems diagnostics={email.diagnostics} />
      {email.text.trim() === '' ? (
        <EmptyState icon={Mail} title={t('noEmail')} text={t('noEmailHint')} />
      ) : (
        <Frame html={email.html} width={WIDTHS[screen]} scheme={scheme} title={t('emailFrame')} />
      )}
    </>
  );
}

function Facts({ email }: { readonly email: Email }) {
  const t = useStrings(strings);
  const size = Math.max(1, Math.round(new TextEncoder().encode(email.html).length / 1024));
  return (
    <span className="channel-facts numeric">
      {t('emailSize', { size })}
      {email.images.length > 0 ? ` · ${t('images', { count: email.images.length })}` : ''}
    </span>
  );
}

interface FrameProps {
  readonly html: string;
  readonly width: number;
  readonly scheme: EmailScheme;
  readonly title: string;
}

/** The e-mail in a frame that can do nothing, smaller where there is no room for its width. */
function Frame({ html, width, scheme, title }: FrameProps) {
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const source = useMemo(() => emailSource(html, scheme), [html, scheme]);
  const scale = size.width > 0 ? Math.min(1, size.width / width) : 1;
  return (
    <div ref={room} className="channel-room" data-scheme={scheme}>
      <iframe
        className="channel-frame"
        sandbox=""
        srcDoc={source}
        title={title}
        style={{ width, height: size.height / scale, transform: `scale(${scale})` }}
      />
    </div>
  );
}
