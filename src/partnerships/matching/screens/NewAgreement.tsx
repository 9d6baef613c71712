import { useState } from 'react';
import type { z } from 'zod';
import { useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { useGo } from '../../../web/kit/search.ts';
import { useT } from '../../../web/kit/words.ts';
import { type AgreementParty, draftAgreement, PartyKind, seeNode } from '../contract.ts';
import { paths } from './words.ts';

type Party = z.infer<typeof AgreementParty>;

const another = (id = '', publicKey = ''): Party => ({
  id,
  name: id,
  kind: 'victim-services',
  publicKey,
  bringsList: true,
});

const PartyRow = (props: { n: number; party: Party; onChange: (party: Party) => void; onRemove: () => void }) => {
  const t = useT();
  const { n, party, onChange } = props;
  const line = (field: 'id' | 'name' | 'publicKey') => (
    <label className="usa-label">
      {t(`matching.party.${field}`)}
      <input
        className="usa-input"
        value={party[field]}
        onChange={(event) => onChange({ ...party, [field]: event.target.value.trim() })}
      />
    </label>
  );
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-legend">{t('matching.party', { n })}</legend>
      <div className="ff-fields">
        {line('id')}
        {line('name')}
        {line('publicKey')}
        <label className="usa-label">
          {t('matching.party.kind')}
          <select
            className="usa-select"
            value={party.kind}
            onChange={(event) => onChange({ ...party, kind: PartyKind.parse(event.target.value) })}
          >
            {PartyKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {t(`matching.party.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={party.bringsList}
            onChange={(event) => onChange({ ...party, bringsList: event.target.checked })}
          />{' '}
          {t('matching.party.bringsList')}
        </label>
      </div>
      <Button kind="quiet" onClick={props.onRemove}>
        {t('matching.party.remove')}
      </Button>
    </fieldset>
  );
};

const Terms = ({ own }: { own: { partyId: string; publicKey: string } | null }) => {
  const t = useT();
  const go = useGo();
  const [parties, setParties] = useState<readonly Party[]>([another(own?.partyId, own?.publicKey), another()]);
  return (
    <>
      <Section title={t('matching.parties')}>
        <p>{t('matching.parties.says')}</p>
        {parties.map((party, i) => (
          <PartyRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a party is known by its place until it has a name
            key={i}
            n={i + 1}
            party={party}
            onChange={(next) => setParties(parties.map((one, j) => (j === i ? next : one)))}
            onRemove={() => setParties(parties.filter((_, j) => j !== i))}
          />
        ))}
        <Button icon="add" disabled={parties.length >= 11} onClick={() => setParties([...parties, another()])}>
          {t('matching.party.add')}
        </Button>
      </Section>
      <Section title={t('matching.terms')}>
        <Form
          route={draftAgreement}
          words="matching.form-terms"
          fixed={{ parties: [...parties] }}
          start={{ purpose: 'purpose.match-lists', keys: ['K1'], most: 1_000, roundsPerYear: 4 }}
          onDone={({ terms }) => go(paths.agreement(terms.id))}
        />
      </Section>
    </>
  );
};

/** Terms that every party will sign. */
export const Screen = () => {
  const t = useT();
  const node = useRead(seeNode, {});
  return (
    <Page
      title={t('matching.agreement.new')}
      up={{ to: '/matching', label: t('matching.nav.desk') }}
      lead={<p>{t('matching.agreement.new.lead')}</p>}
    >
      <Loaded read={node}>{(read) => <Terms own={read.node} />}</Loaded>
    </Page>
  );
};
