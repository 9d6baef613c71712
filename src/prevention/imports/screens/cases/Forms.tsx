import { useRead } from '../../../../web/api.ts';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { listPackages, listProducts } from '../../../supply/contract.ts';
import {
  addLetter,
  addTask,
  caseRoutes,
  changeCase,
  detentionKinds,
  extendClock,
  moveCase,
  startCase,
} from '../../cases/contract.ts';
import { WeekendRule } from '../../law/contract.ts';
import type { Case } from './words.ts';

const megabyte = 1024 * 1024;
const letterFile = {
  endings: ['.pdf', '.docx', '.txt', '.eml', '.msg', '.jpg', '.png', '.xlsx'],
  maxBytes: 16 * megabyte,
} as const;

const most = 500;

/** @param productId of a case that is there, whose packages may be named */
const useCaseFields = (productId = '') => {
  const { t, date } = useWords();
  const products = useRead(listProducts, { limit: most }).data?.rows ?? [];
  const packages = useRead(listPackages, { productId }, { enabled: productId !== '' }).data?.packages ?? [];
  const choices = (part: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`imports.case.screen.${part}.${value}`) }));
  return {
    kind: { options: choices('kind', detentionKinds) },
    route: { options: choices('route', caseRoutes) },
    weekendRule: { options: choices('weekend', WeekendRule.options) },
    productId: { suggest: products.map(({ id, name }) => ({ value: id, label: name })) },
    packageHash: {
      suggest: packages.map(({ sha256, on, complete }) => ({
        value: sha256,
        label: t(`imports.case.screen.package.${complete ? 'complete' : 'incomplete'}`, { day: date(on) }),
      })),
    },
  };
};

export const StartForm = ({ onDone, onCancel }: { onDone: (id: string) => void; onCancel: () => void }) => (
  <Form
    route={startCase}
    words="imports.case.screen.form"
    fields={useCaseFields()}
    ask={['title', 'kind', 'goods', 'port', 'entryNumber', 'importedOn', 'detainedOn', 'route', 'productId']}
    onDone={({ detentionId }) => onDone(detentionId)}
    onCancel={onCancel}
  />
);

export type CaseForm = 'move' | 'change' | 'letter' | 'extend' | 'task';

/** What can be done with a case, one form at a time. */
export const CaseForms = ({ form, of, onDone }: { form: CaseForm; of: Case; onDone: () => void }) => {
  const { t } = useWords();
  const fields = useCaseFields(of.productId);
  const shared = { fixed: { detentionId: of.id }, onDone, onCancel: onDone };
  if (form === 'move')
    return (
      <Form
        {...shared}
        route={moveCase}
        words="imports.case.screen.move"
        start={{ on: of.today }}
        fields={{
          to: { options: of.mayMoveTo.map((value) => ({ value, label: t(`imports.case.screen.state.${value}`) })) },
        }}
      />
    );
  if (form === 'letter')
    return (
      <Form
        {...shared}
        route={addLetter}
        words="imports.case.screen.letter"
        ask={['direction', 'party', 'subject', 'dated']}
        file={letterFile}
      />
    );
  if (form === 'extend')
    return (
      <Form
        {...shared}
        route={extendClock}
        words="imports.case.screen.extend"
        fields={{
          clockId: {
            as: 'select',
            options: of.clocks
              .filter(({ ends }) => ends !== null)
              .map(({ id, title }) => ({ value: id, label: title })),
          },
          letterId: { as: 'select', options: of.letters.map(({ id, subject }) => ({ value: id, label: subject })) },
        }}
      />
    );
  if (form === 'task') return <Form {...shared} route={addTask} words="imports.case.screen.task" />;
  return (
    <Form
      route={changeCase}
      words="imports.case.screen.form"
      fixed={{ detentionId: of.id, revision: of.revision }}
      start={{
        title: of.title,
        kind: of.kind,
        goods: of.goods,
        port: of.port,
        entryNumber: of.entryNumber,
        route: of.route,
        importedOn: of.importedOn,
        detainedOn: of.detainedOn,
        excludedOn: of.excludedOn,
        decidedOn: of.decidedOn,
        weekendRule: of.weekendRule,
        productId: of.productId,
        packageHash: of.packageHash,
      }}
      fields={fields}
      onDone={onDone}
      onCancel={onDone}
    />
  );
};
