import { type Actor, publicActor } from '../../../platform/actor/index.ts';
import { type Kernel, perform } from '../../../platform/kernel/index.ts';
import { productDocuments } from '../evidence/product-documents.ts';
import { answerAsk } from './answer.ts';
import { askSupplier } from './desk.ts';
import { sendFile } from './send-file.ts';

const day = 24 * 60 * 60 * 1000;
const paper = 'Sample paper: bank slip for tagua buttons\nMade up: no such firm exists.\n';

/** Two requests about the detained shirt: the document that is worth most is awaited, and a smaller one came and is to be decided. */
export const askSampleSuppliers = async (kernel: Kernel, officer: Actor, productId: string): Promise<void> => {
  const { worst, steps } = await perform(kernel, officer, productDocuments, { productId });
  const dueOn = new Date(kernel.clock.millis() + 14 * day).toISOString().slice(0, 10);
  const lacking = steps.flatMap(({ linkId, from, needed }) =>
    needed.filter(({ state }) => state === 'missing').map(({ type }) => ({ linkId, siteId: from.id, type })),
  );
  const first = lacking.find(({ linkId, type }) => linkId === worst?.at && type === worst.document);
  const second = lacking.find(({ siteId, type }) => siteId === 'buttons' && type === 'payment');
  if (!first || !second) throw new Error('the detained shirt lacks no document');
  const ask = ({ siteId, linkId, type }: typeof first, question: string) =>
    perform(kernel, officer, askSupplier, { siteId, linkId, documents: [type], suppliers: false, dueOn, question });
  await ask(first, 'Which lots of yarn went into the cloth of this order? Please send the record, lot by lot.');
  const { path } = await ask(second, 'How was the order of buttons paid?');
  const token = path.slice(path.lastIndexOf('/') + 1);
  const file = { bytes: new TextEncoder().encode(paper), type: 'application/octet-stream', name: 'bank-slip.txt' };
  await perform(kernel, publicActor(), sendFile, { token, type: second.type, name: file.name }, file);
  await perform(kernel, publicActor(), answerAsk, {
    token,
    words: 'It was paid by bank transfer. The slip is with this.',
  });
};
