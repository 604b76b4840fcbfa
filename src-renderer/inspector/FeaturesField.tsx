import { X } from 'lucide-react';
import { useState } from 'react';
import { useStrings } from '../i18n';
import { Checkbox, IconButton, NumberField, TextField } from '../ui';
import {
  type Features,
  featureStrings,
  isFeatureOn,
  isFeatureTag,
  NAMED_FEATURES,
  otherFeatures,
  withFeature,
} from './feature-names';

interface FeaturesFieldProps {
  readonly features: Features;
  readonly onChange: (features: Features) => void;
}

/** The OpenType features of letters: usual ones by name, any other by its tag. */
export function FeaturesField({ features, onChange }: FeaturesFieldProps) {
  const t = useStrings(featureStrings);
  const [draft, setDraft] = useState(0);
  const without = (tag: string): Features => {
    const { [tag]: _gone, ...others } = features;
    return others;
  };
  return (
    <div className="inspector-stack">
      <div className="inspector-checks-two">
        {NAMED_FEATURES.map((feature) => (
          <Checkbox
            key={feature.tag}
            isSelected={isFeatureOn(features, feature)}
            onChange={(isOn) => onChange(withFeature(features, feature, isOn))}
          >
            {t(feature.tag)}
          </Checkbox>
        ))}
      </div>
      {otherFeatures(features).map((tag) => (
        <div key={tag} className="inspector-feature">
          <span className="mono">{tag}</span>
          <NumberField
            isWhole
            label={t('featureValue', { tag })}
            value={features[tag] ?? 1}
            min={0}
            max={999}
            onChange={(value) => value !== null && onChange({ ...features, [tag]: value })}
          />
          <IconButton
            icon={X}
            size="small"
            label={t('removeFeature', { tag })}
            onPress={() => onChange(without(tag))}
          />
        </div>
      ))}
      <TextField
        // A fresh field after every addition.
        key={draft}
        label={t('addFeature')}
        value=""
        placeholder={t('featureTag')}
        maxLength={4}
        isMono
        onCommit={(text) => {
          if (!isFeatureTag(text)) return;
          onChange({ ...features, [text]: features[text] ?? 1 });
          setDraft(draft + 1);
        }}
      />
    </div>
  );
}
