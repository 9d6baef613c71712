import { Form } from '../../../../web/kit/form/Form.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { addDocument, approveAllegation, mostFileBytes, sealPerson } from '../../allegations/contract.ts';
import { FactForm, GoodForm, SiteForm, TextsForm } from './ContentForms.tsx';
import type { Allegation, AllegationForm } from './words.ts';

const endings = ['.pdf', '.docx', '.txt', '.jpg', '.png', '.xlsx', '.csv', '.mp4', '.mp3'] as const;

/** What can be done with an allegation, one form at a time. */
export const ActForms = ({ form, of, onDone }: { form: AllegationForm; of: Allegation; onDone: () => void }) => {
  const { t } = useWords();
  const shared = { fixed: { allegationId: of.id }, onDone, onCancel: onDone };
  if (form === 'texts') return <TextsForm of={of} onDone={onDone} />;
  if (form === 'good') return <GoodForm of={of} onDone={onDone} />;
  if (form === 'site') return <SiteForm of={of} onDone={onDone} />;
  if (form === 'fact') return <FactForm of={of} onDone={onDone} />;
  if (form === 'person')
    return (
      <>
        <p>{t('imports.allegation.screen.sealed')}</p>
        <Form {...shared} route={sealPerson} words="imports.allegation.screen.person" />
      </>
    );
  if (form === 'document')
    return (
      <Form
        {...shared}
        route={addDocument}
        words="imports.allegation.screen.document"
        ask={['title', 'showsPeople']}
        fields={{ showsPeople: { as: 'check' } }}
        file={{ endings, maxBytes: mostFileBytes }}
      />
    );
  return (
    <Form
      route={approveAllegation}
      words="imports.allegation.screen.approve"
      fixed={{ allegationId: of.id, revision: of.revision }}
      onDone={onDone}
      onCancel={onDone}
    />
  );
};
