import { useState } from 'react';
import type { Output } from '../../platform/contract/index.ts';
import { Dialog } from '../../web/kit/Dialog.tsx';
import { Form } from '../../web/kit/form/Form.tsx';
import { Tabs } from '../../web/kit/Tabs.tsx';
import {
  addFileEvidence,
  addLinkEvidence,
  assign,
  editNode,
  type openNode,
  type openPlan,
  recordUpdate,
  setTimeframe,
} from '../contract.ts';
import { usePlanWords } from './words.ts';

/** What reports are usually proved with. */
const evidenceEndings = ['.pdf', '.docx', '.xlsx', '.csv', '.txt', '.eml', '.png', '.jpg', '.zip'];

type Agencies = Output<typeof openPlan>['agencies'];

interface ActsProps {
  readonly planId: string;
  readonly view: Output<typeof openNode>;
  readonly agencies: Agencies;
  readonly onClose: () => void;
}

/** What can be done to a part of the plan. */
export const NodeActs = ({ planId, view, agencies, onClose }: ActsProps) => {
  const { t, say } = usePlanWords();
  const { node, assignments } = view;
  const fixed = { planId, nodeId: node.id };
  const options = agencies.map((a) => ({ value: a.id, label: `${a.id} · ${say(a.name)}` }));
  const lead = assignments.find((a) => a.role === 'lead' && a.to === null)?.org ?? assignments[0]?.org;
  return (
    <Dialog title={say(node.title)} onClose={onClose}>
      <Tabs
        label={t('plan.acts')}
        name="act"
        tabs={[
          {
            id: 'report',
            label: t('plan.acts.report'),
            content: () => <Report {...{ planId, fixed, options, lead, onClose }} />,
          },
          {
            id: 'date',
            label: t('plan.acts.date'),
            content: () => (
              <Form
                route={setTimeframe}
                words="plan.form.date"
                fixed={fixed}
                ask={['due', 'start', 'basis', 'why', 'words']}
                onDone={onClose}
              />
            ),
          },
          {
            id: 'assign',
            label: t('plan.acts.assign'),
            content: () => (
              <Form
                route={assign}
                words="plan.form.assign"
                fixed={fixed}
                fields={{ agency: { as: 'select', options } }}
                onDone={onClose}
              />
            ),
          },
          {
            id: 'edit',
            label: t('plan.acts.edit'),
            content: () => (
              <Form
                route={editNode}
                words="plan.form.edit"
                fixed={fixed}
                start={{
                  titleEn: node.title.en,
                  titleEs: node.title.es,
                  officialCode: node.officialCode,
                  sensitivity: node.sensitivity,
                }}
                onDone={onClose}
              />
            ),
          },
        ]}
      />
    </Dialog>
  );
};

interface ReportProps {
  readonly planId: string;
  readonly fixed: { planId: string; nodeId: string };
  readonly options: readonly { value: string; label: string }[];
  readonly lead: string | undefined;
  readonly onClose: () => void;
}

/** First the report, then the evidence for it. */
const Report = ({ planId, fixed, options, lead, onClose }: ReportProps) => {
  const { t } = usePlanWords();
  const [updateId, setUpdateId] = useState<string | null>(null);
  if (updateId === null) {
    return (
      <Form
        route={recordUpdate}
        words="plan.form.report"
        fixed={fixed}
        ask={['agency', 'period', 'state', 'narrative', 'percent', 'confidence', 'sensitivity']}
        fields={{ agency: { as: 'select', options }, state: { as: 'select' } }}
        start={{ period: `FY${new Date().getUTCFullYear()}`, ...(lead ? { agency: lead } : {}) }}
        onDone={({ id }) => setUpdateId(id)}
        onCancel={onClose}
      />
    );
  }
  const about = { planId, updateId };
  return (
    <>
      <p role="status">{t('plan.form.report.saved')}</p>
      <Tabs
        label={t('plan.node.evidence')}
        name="proof"
        tabs={[
          {
            id: 'file',
            label: t('plan.acts.file'),
            content: () => (
              <Form
                route={addFileEvidence}
                words="plan.form.file"
                fixed={about}
                ask={['title', 'date', 'sensitivity']}
                file={{ endings: evidenceEndings, maxBytes: addFileEvidence.upload?.maxBytes ?? 0 }}
                onDone={onClose}
                onCancel={onClose}
              />
            ),
          },
          {
            id: 'link',
            label: t('plan.acts.link'),
            content: () => (
              <Form route={addLinkEvidence} words="plan.form.link" fixed={about} onDone={onClose} onCancel={onClose} />
            ),
          },
        ]}
      />
    </>
  );
};
