import { useState } from 'react';
import { call, saveFile } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { worksheet } from '../../contract.ts';
import { useRestitutionWords } from '../words.ts';

/** The computation on paper, for who may hand it out. */
export const Worksheets = (input: { survivorId: string; computationId: string }) => {
  const { t } = useRestitutionWords();
  const may = useMay('export financial');
  const [trouble, setTrouble] = useState<unknown>(null);
  const take = async (as: 'xlsx' | 'pdf'): Promise<void> => {
    setTrouble(null);
    try {
      saveFile(await call(worksheet, { ...input, as }));
    } catch (error) {
      setTrouble(error);
    }
  };
  if (!may) return null;
  return (
    <>
      <Button icon="download" onClick={() => void take('pdf')}>
        {t('restitution.worksheet.pdf')}
      </Button>
      <Button icon="download" onClick={() => void take('xlsx')}>
        {t('restitution.worksheet.xlsx')}
      </Button>
      {trouble ? <ProblemAlert error={trouble} /> : null}
    </>
  );
};
