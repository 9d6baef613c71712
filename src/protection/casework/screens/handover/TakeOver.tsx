import { useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { handOverHtcds } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

const formats = ['xlsx', 'csv', 'json'] as const;

/** Takes a packet over as case data, for another system: a reading like any other, while the release lives. */
export const Screen = () => {
  const { packetId } = usePathParams('packetId');
  const { t } = useCaseworkWords();
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  return (
    <Page
      title={t('casework.take-over')}
      neutral
      up={{ to: `/inbox/${packetId}`, label: t('casework.received.read') }}
      lead={<p>{t('casework.take-over.lead')}</p>}
    >
      <Alert tone="warning">{t('casework.take-over.end')}</Alert>
      <label className="usa-label">
        {t('casework.take-over.format')}
        <select
          className="usa-select"
          value={format}
          onChange={(event) => setFormat(formats.find((one) => one === event.target.value) ?? 'xlsx')}
        >
          {formats.map((one) => (
            <option key={one} value={one}>
              {t(`casework.take-over.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="ff-form-foot">
        <SaveButton route={handOverHtcds} input={{ packetId, format }}>
          {t('casework.take-over.go')}
        </SaveButton>
      </div>
    </Page>
  );
};
