import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { canonicalJson } from '../../shared/base';
import { ASSET_MEDIA_TYPES, type Asset } from '../../shared/model';
import { retryEngine } from '../engine';
import { useStrings } from '../i18n';
import { api, errorText, uploadFile } from '../rpc';
import { newNodeId, showToast, useSettled } from '../state';
import { IconButton, Select } from '../ui';
import { AssetPreview } from './AssetPreview';
import { asOneChange, change } from './change';
import { strings } from './strings';

interface AssetControlProps {
  readonly label: string;
  /** Id of an asset of the template. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

const ABSENT = ' ';

/** An image of the template, or a new one from a file. */
export function AssetControl({ label, value, onChange }: AssetControlProps) {
  const t = useStrings(strings);
  const assets = useSettled((state) => state.document?.template.assets) ?? {};
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const chosen = value === null ? undefined : assets[value];

  const upload = async (file: File): Promise<void> => {
    setBusy(true);
    try {
      const asset = await api.assets.add({ token: await uploadFile(file) });
      const id = idOf(assets, asset) ?? newNodeId();
      asOneChange('properties', () => {
        const entry = { ...asset, name: assets[id]?.name ?? asset.name };
        // What is known of a file may be more than when it came into the template.
        if (canonicalJson(entry) !== canonicalJson(assets[id] ?? null)) {
          change('properties', [{ kind: 'setTemplate', path: ['assets', id], value: entry }]);
        }
        onChange(id);
      });
      // The same file again, where the workspace had lost it.
      retryEngine();
    } catch (error) {
      showToast({ kind: 'error', text: t('uploadFailed', { reason: errorText(error) }) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="inspector-asset">
      {chosen && <AssetPreview asset={chosen} />}
      <div className="inspector-asset-controls">
        <Select
          label={label}
          value={value ?? ABSENT}
          options={[
            { id: ABSENT, label: t('none') },
            ...Object.entries(assets).map(([id, asset]) => ({
              id,
              label: asset.name,
              detail: `${asset.width} × ${asset.height}`,
            })),
          ]}
          onChange={(id) => onChange(id === ABSENT ? null : id)}
        />
        <IconButton
          icon={ImagePlus}
          label={t('uploadImage')}
          isDisabled={isBusy}
          onPress={() => input.current?.click()}
        />
        <input
          ref={input}
          type="file"
          hidden
          accept={ASSET_MEDIA_TYPES.join(',')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void upload(file);
          }}
        />
      </div>
    </div>
  );
}

/** The asset of the template that has the same bytes. */
const idOf = (assets: { readonly [id: string]: Asset }, asset: Asset): string | undefined =>
  Object.keys(assets).find((id) => assets[id]?.hash === asset.hash);
