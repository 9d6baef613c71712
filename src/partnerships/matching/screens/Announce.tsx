import { Form } from '../../../web/kit/form/Form.tsx';
import { announceNode } from '../contract.ts';

/** Tells partners where the own node is now, and by which key it goes. */
const Announce = ({ address, onDone }: { address: string | null; onDone: () => void }) => (
  <Form
    route={announceNode}
    words="matching.form-announce"
    ask={['address', 'pin', 'newKey']}
    start={{ address: address ?? '' }}
    onDone={onDone}
    onCancel={onDone}
  />
);

export default Announce;
