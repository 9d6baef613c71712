import { Form } from '../../../web/kit/form/Form.tsx';
import { makeNode } from '../contract.ts';

/** Makes the key by which partners know this office. */
const MakeKey = () => <Form route={makeNode} words="matching.form-key" nothingToLose />;

export default MakeKey;
