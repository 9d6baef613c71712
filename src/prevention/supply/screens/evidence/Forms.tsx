import { useId, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import {
  addDocument,
  attachDocument,
  type DocumentView,
  describeDocument,
  documentEndings,
  mostBytes,
} from '../../contract.ts';
import { asItIs } from './as-it-is.ts';
import { useDocumentTypes } from './words.ts';

type At = { readonly linkId: string } | { readonly siteId: string };

export const AddForm = ({ at, onDone }: { at: At; onDone: () => void }) => {
  const { choicesWith } = useDocumentTypes();
  return (
    <Form
      route={addDocument}
      words="supply.document.form"
      fixed={at}
      ask={['type', 'title', 'date', 'language', 'translated', 'expires']}
      fields={{ type: { as: 'select', options: choicesWith() } }}
      start={'siteId' in at ? { type: 'certificate-of-origin' } : {}}
      file={{ endings: documentEndings, maxBytes: mostBytes }}
      onDone={onDone}
      onCancel={onDone}
    />
  );
};

export const DescribeForm = ({ document, onDone }: { document: DocumentView; onDone: () => void }) => {
  const { t } = useWords();
  const { choicesWith } = useDocumentTypes();
  const { documentId, consistent, reason, ...start } = asItIs(document);
  return (
    <Form
      route={describeDocument}
      words="supply.document.form"
      fixed={{ documentId, consistent, ...(reason === undefined ? {} : { reason }) }}
      start={start}
      ask={['type', 'title', 'date', 'language', 'translated', 'redacted', 'expires', 'parties']}
      fields={{
        type: { as: 'select', options: choicesWith(document.type) },
        translated: { label: t('supply.document.form.with-translation') },
      }}
      onDone={onDone}
      onCancel={onDone}
    />
  );
};

export const AttachForm = (props: { linkId: string; documents: readonly DocumentView[]; onDone: () => void }) => {
  const { t } = useWords();
  const id = useId();
  const [documentId, setDocumentId] = useState('');
  const attach = useAct(attachDocument);
  return (
    <form
      className="ff-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (documentId)
          attach.mutate({ input: { linkId: props.linkId, documentId } }, { onSuccess: () => props.onDone() });
      }}
    >
      {attach.error ? <ProblemAlert error={attach.error} /> : null}
      <label className="usa-label" htmlFor={id}>
        {t('supply.document.attach.which')}
      </label>
      <select
        id={id}
        className="usa-select"
        value={documentId}
        required
        onChange={(event) => setDocumentId(event.target.value)}
      >
        <option value="">{t('web.form.choose')}</option>
        {props.documents.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title || one.id}
          </option>
        ))}
      </select>
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={attach.isPending}>
          {t('supply.document.attach.submit')}
        </Button>
        <Button kind="quiet" onClick={props.onDone}>
          {t('web.cancel')}
        </Button>
      </div>
    </form>
  );
};
