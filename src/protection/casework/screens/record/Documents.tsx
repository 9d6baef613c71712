import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call, saveFile, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge, Tag } from '../../../../web/kit/StateBadge.tsx';
import { addDocument, describeDocument, listDocuments, mostBytes, openDocument } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';

type Paper = Output<typeof listDocuments>['documents'][number];

/** Papers and pictures, sealed; a copy without what cameras and programs write into a file. */
export const Documents = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const read = useRead(listDocuments, { survivorId: record.id });
  const [adding, setAdding] = useState(false);
  const [naming, setNaming] = useState<string | null>(null);
  return (
    <Section
      title={t('casework.papers')}
      lead={t('casework.papers.lead')}
      aside={
        record.mayWrite ? (
          <Button icon="upload" onClick={() => setAdding(true)}>
            {t('casework.papers.add')}
          </Button>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ documents }) =>
          documents.length === 0 ? (
            <p className="ff-nothing">{t('casework.papers.none')}</p>
          ) : (
            <ul className="ff-rows">
              {documents.map((paper) => (
                <One key={paper.id} record={record} paper={paper} onName={() => setNaming(paper.id)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding ? (
        <Dialog title={t('casework.papers.add')} onClose={() => setAdding(false)}>
          <Add
            record={record}
            onDone={(id) => {
              setAdding(false);
              setNaming(id);
            }}
          />
        </Dialog>
      ) : null}
      {naming ? (
        <Dialog title={t('casework.papers.name')} onClose={() => setNaming(null)}>
          <Form
            route={describeDocument}
            words="casework.form.paper-name"
            fixed={{ survivorId: record.id, documentId: naming }}
            ask={['name', 'words']}
            fields={{ name: { autoComplete: 'off' }, words: { rows: 3, autoComplete: 'off' } }}
            onDone={() => setNaming(null)}
            onCancel={() => setNaming(null)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const paperClasses = ['identity', 'immigration', 'legal', 'health', 'financial', 'service', 'narrative'] as const;

const Add = ({ record, onDone }: { record: RecordView; onDone: (id: string) => void }) => {
  const { t } = useCaseworkWords();
  const own = paperClasses.filter((one) => record.classes.includes(one));
  return (
    <>
      <Alert tone="info">{t('casework.papers.copy')}</Alert>
      <Form
        route={addDocument}
        words="casework.form.paper"
        fixed={{ survivorId: record.id }}
        ask={['kind', 'dataClass']}
        fields={{
          dataClass: { as: 'select', options: own.map((value) => ({ value, label: t(`casework.class.${value}`) })) },
        }}
        file={{ endings: ['.jpg', '.jpeg', '.png', '.pdf'], maxBytes: mostBytes }}
        onDone={({ id }) => onDone(id)}
      />
    </>
  );
};

const One = ({ record, paper, onName }: { record: RecordView; paper: Paper; onName: () => void }) => {
  const { t, moment, number } = useCaseworkWords();
  const [trouble, setTrouble] = useState<unknown>(null);
  const open = async (copy: 'stripped' | 'original'): Promise<void> => {
    setTrouble(null);
    try {
      const file = await call(openDocument, { survivorId: record.id, documentId: paper.id, copy });
      // a neutral name: it will stand in a folder that others may see
      saveFile({ ...file, name: `document.${paper.mediaType.split('/')[1] ?? 'file'}` });
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <li>
      <span>
        <b>{paper.name ?? t(`casework.paper.${paper.kind}`)}</b> <Tag>{t(`casework.class.${paper.dataClass}`)}</Tag>{' '}
        {paper.privilege === 'none' ? null : (
          <StateBadge tone="plain" icon="lock">
            {t(`casework.privilege.${paper.privilege}`)}
          </StateBadge>
        )}
        {paper.words ? <span className="ff-line ff-as-written">{paper.words}</span> : null}
        <span className="ff-line ff-small">
          {paper.by?.name} · {moment(paper.at)} · {t('web.file.size', { size: number(paper.size / 1024, 0) })}
        </span>
        {trouble ? <ProblemAlert error={trouble} /> : null}
      </span>
      <span className="ff-buttons">
        {paper.stripped ? (
          <Button icon="download" onClick={() => void open('stripped')}>
            {t('casework.papers.clean')}
          </Button>
        ) : null}
        <Button kind={paper.stripped ? 'quiet' : 'plain'} onClick={() => void open('original')}>
          {t('casework.papers.original')}
        </Button>
        {record.mayWrite && paper.name === null ? (
          <Button kind="quiet" onClick={onName}>
            {t('casework.papers.name')}
          </Button>
        ) : null}
      </span>
    </li>
  );
};
