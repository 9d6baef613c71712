import { useState } from 'react';
import { call, saveFile, useAct, useRead } from '../../web/api.ts';
import { Alert } from '../../web/kit/Alert.tsx';
import { Button } from '../../web/kit/Button.tsx';
import { Confirm } from '../../web/kit/Confirm.tsx';
import { Form } from '../../web/kit/form/Form.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMay } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { ProblemAlert } from '../../web/kit/Problem.tsx';
import { Facts } from '../../web/kit/Stat.tsx';
import {
  exportFormats,
  exportPlan,
  listPublic,
  openPlan,
  planBrief,
  previewPublication,
  publish,
  withdraw,
} from '../contract.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

/** Taking the plan along, and showing it to everybody. */
export const Screen = () => {
  const { t } = usePlanWords();
  const mayShare = useMay('share plan');
  return (
    <WithPlan title={t('plan.nav.files')}>
      {(plan) => (
        <Page title={t('plan.nav.files')} state={<PlanLine plan={plan} />}>
          <Take planId={plan.id} />
          <Briefs planId={plan.id} />
          {mayShare ? <Publish planId={plan.id} suggested={plan.documentId.toLowerCase()} /> : null}
        </Page>
      )}
    </WithPlan>
  );
};

const Take = ({ planId }: { planId: string }) => {
  const { t } = usePlanWords();
  const [failed, setFailed] = useState<unknown>(null);
  const take = (format: (typeof exportFormats)[number], scope: 'all' | 'public') =>
    void call(exportPlan, { planId, format, scope }).then(saveFile, setFailed);
  return (
    <Section title={t('plan.files.take')} lead={t('plan.files.take.lead')}>
      {failed ? <ProblemAlert error={failed} /> : null}
      <div className="ff-buttons">
        {exportFormats.map((format) => (
          <Button key={format} icon="download" onClick={() => take(format, 'public')}>
            {t(`plan.files.${format}`)}
          </Button>
        ))}
        <Button kind="quiet" icon="lock" onClick={() => take('json', 'all')}>
          {t('plan.files.internal')}
        </Button>
      </div>
    </Section>
  );
};

const Briefs = ({ planId }: { planId: string }) => {
  const { t, say } = usePlanWords();
  const read = useRead(openPlan, { planId });
  return (
    <Section title={t('plan.files.briefs')} lead={t('plan.files.briefs.lead')}>
      <Loaded read={read}>
        {({ nodes }) => (
          <div className="ff-buttons">
            {nodes
              .filter((n) => n.kind === 'pillar')
              .map((n) => (
                <Button
                  key={n.id}
                  icon="print"
                  onClick={() => void call(planBrief, { planId, pillar: n.id, format: 'pdf' }).then(saveFile)}
                >
                  {say(n.title)}
                </Button>
              ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
};

const Publish = ({ planId, suggested }: { planId: string; suggested: string }) => {
  const { t } = usePlanWords();
  const read = useRead(previewPublication, { planId });
  const published = useRead(listPublic, {});
  const [done, setDone] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const down = useAct(withdraw);
  return (
    <Section title={t('plan.files.publish')} lead={t('plan.files.publish.lead')}>
      {done ? (
        <Alert tone="success">
          {t('plan.files.published')} <Link to={`/public/${done}`}>/public/{done}</Link>
        </Alert>
      ) : null}
      <Loaded read={read}>
        {({ public: open, hidden, sha256 }) => (
          <>
            <Facts
              facts={[
                {
                  name: t('plan.files.open'),
                  value: t('plan.files.open.value', { nodes: open.nodes ?? 0, updates: open.updates ?? 0 }),
                },
                {
                  name: t('plan.files.hidden'),
                  value: t('plan.files.hidden.value', { nodes: hidden.nodes, updates: hidden.updates }),
                },
                { name: t('plan.files.hash'), value: <code className="ff-hash">{sha256}</code> },
                {
                  name: t('plan.files.now'),
                  value: (published.data ?? []).map((p) => (
                    <Link key={p.slug} to={`/public/${p.slug}`}>
                      /public/{p.slug}
                    </Link>
                  )),
                },
              ]}
            />
            <Form
              route={publish}
              words="plan.form.publish"
              fixed={{ planId, sha256 }}
              start={{ slug: published.data?.[0]?.slug ?? suggested }}
              onDone={({ slug }) => setDone(slug)}
            />
            <Button kind="quiet" onClick={() => setTaking(true)}>
              {t('plan.files.withdraw')}
            </Button>
          </>
        )}
      </Loaded>
      {taking ? (
        <Confirm
          title={t('plan.files.withdraw.title')}
          consequence={t('plan.files.withdraw.consequence')}
          act={t('plan.files.withdraw')}
          reason={{ label: t('plan.files.withdraw.why') }}
          grave
          busy={down.isPending}
          error={down.error}
          onConfirm={(why) => down.mutate({ input: { planId, why } }, { onSuccess: () => setTaking(false) })}
          onClose={() => setTaking(false)}
        />
      ) : null}
    </Section>
  );
};
