import { useState } from 'react';
import { call, saveFile, useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { listDocuments } from '../../../casework/contract.ts';
import { makePacket, packetKinds, paperStates, setEvidence } from '../../contract.ts';
import { type DoorView, type ReliefView, useReliefWords } from '../words.ts';

/** Papers that doors ask for, and drafts. */
export const Papers = ({ view }: { view: ReliefView }) => {
  const mayDraft = useMay('export legal');
  return (
    <>
      <Evidence view={view} />
      {mayDraft ? <Drafts survivorId={view.survivorId} /> : null}
    </>
  );
};

const Evidence = ({ view }: { view: ReliefView }) => {
  const { t, say } = useReliefWords();
  const documents = useRead(listDocuments, { survivorId: view.survivorId });
  const doors = view.doors.filter(({ papers, effect }) => papers.length > 0 && effect !== 'protects');
  const act = useAct(setEvidence);
  return (
    <Section title={t('relief.papers')} lead={t('relief.papers.lead')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {doors.map((door) => (
        <details className="ff-fold" key={door.rule}>
          <summary>
            {say(door.title)}{' '}
            <span className="ff-small">
              {t('relief.papers.count', {
                there: door.papers.filter(({ state }) => state === 'there').length,
                all: door.papers.length,
              })}
            </span>
          </summary>
          <ul className="ff-rows ff-fold-body">
            {door.papers.map((paper) => (
              <li key={paper.id}>
                <Paper
                  paper={paper}
                  documents={documents.data?.documents ?? []}
                  mayWrite={view.mayWrite && !act.isPending}
                  onSet={(set) =>
                    act.mutate({ input: { survivorId: view.survivorId, rule: door.rule, paper: paper.id, ...set } })
                  }
                />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
};

type Stand = { state?: (typeof paperStates)[number]; documentId?: string };

const Paper = (props: {
  paper: DoorView['papers'][number];
  documents: readonly { id: string; name: string | null; kind: string }[];
  mayWrite: boolean;
  onSet: (set: Stand) => void;
}) => {
  const { t, say } = useReliefWords();
  const { paper, documents, mayWrite, onSet } = props;
  const choose = (value: string): void => {
    const state = paperStates.find((one) => one === value);
    if (state) onSet({ state });
    else onSet(value === '' ? {} : { documentId: value });
  };
  return (
    <label>
      {say(paper.says)}
      <select
        className="usa-select"
        disabled={!mayWrite}
        value={paper.documentId ?? paper.state ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('relief.papers.open')}</option>
        {paperStates.map((state) => (
          <option key={state} value={state}>
            {t(`relief.papers.${state}`)}
          </option>
        ))}
        {documents.map(({ id, name, kind }) => (
          <option key={id} value={id}>
            {t('relief.papers.document', { name: name ?? kind })}
          </option>
        ))}
      </select>
    </label>
  );
};

const Drafts = ({ survivorId }: { survivorId: string }) => {
  const { t } = useReliefWords();
  const [trouble, setTrouble] = useState<unknown>(null);
  const take = async (packet: (typeof packetKinds)[number], as: 'docx' | 'pdf'): Promise<void> => {
    setTrouble(null);
    try {
      saveFile({ ...(await call(makePacket, { survivorId, packet, as })), name: `draft.${as}` });
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Section title={t('relief.drafts')}>
      <Alert tone="info">{t('relief.drafts.says')}</Alert>
      {trouble ? <ProblemAlert error={trouble} /> : null}
      <ul className="ff-rows">
        {packetKinds.map((packet) => (
          <li key={packet}>
            <span>{t(`relief.packet.${packet}`)}</span>
            <span className="ff-buttons">
              {(['docx', 'pdf'] as const).map((as) => (
                <Button
                  key={as}
                  icon="download"
                  aria-label={t('relief.drafts.take', { draft: t(`relief.packet.${packet}`), as: as.toUpperCase() })}
                  onClick={() => void take(packet, as)}
                >
                  {as.toUpperCase()}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
