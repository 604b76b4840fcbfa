import { USUAL_SEGMENT_LIMIT } from '../../shared/engine';
import { MOST_SMS_SEGMENTS, type Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, NumberField, PanelSection } from '../ui';
import { changeTemplate } from './change';
import { channelStrings } from './channel-strings';

/** How long a text message may be. */
export function SmsSection({ template }: { readonly template: Template }) {
  const t = useStrings(channelStrings);
  return (
    <PanelSection title={t('sms')}>
      <FieldRow label={t('maxSegments')}>
        <NumberField
          isWhole
          label={t('maxSegments')}
          value={template.sms?.maxSegments ?? null}
          min={1}
          max={MOST_SMS_SEGMENTS}
          isOptional
          placeholder={String(USUAL_SEGMENT_LIMIT)}
          onChange={(segments) =>
            changeTemplate('properties', ['sms'], segments === null ? undefined : { maxSegments: segments })
          }
        />
      </FieldRow>
      <p className="inspector-hint inspector-apart">{t('smsHint')}</p>
    </PanelSection>
  );
}
