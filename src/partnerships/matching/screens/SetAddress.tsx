import type { Output } from '../../../platform/contract/index.ts';
import { Form } from '../../../web/kit/form/Form.tsx';
import { type listPartners, setPartner } from '../contract.ts';

type Partner = Output<typeof listPartners>['partners'][number];

/** Says where the node of a partner is, and which key its certificate has. */
const SetAddress = ({ partner, onDone }: { partner: Partner; onDone: () => void }) => (
  <Form
    route={setPartner}
    words="matching.form-partner"
    fixed={{ publicKey: partner.publicKey }}
    ask={['address', 'pin']}
    start={{ address: partner.address ?? '', pin: partner.pin ?? '' }}
    fields={{ address: { required: true } }}
    onDone={onDone}
    onCancel={onDone}
  />
);

export default SetAddress;
