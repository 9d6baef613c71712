import { useCase } from '../../../platform/kernel/index.ts';
import { type Paper, paperDocx, paperPdf, paperTypes } from '../../../platform/paper/index.ts';
import { mayDo, recordOf } from '../../casework/index.ts';
import { reliefNotice } from '../law/index.ts';
import { makePacket as contract } from './contract.ts';
import { drafts } from './drafts.ts';
import { packetSource } from './source.ts';

/** A draft on paper. Its file name is neutral: it will stand in a folder that others may see. */
export const makePacket = useCase(contract, async (context, { survivorId, packet, as, on = context.clock.today() }) => {
  mayDo(context, await recordOf(context, survivorId), 'export', 'legal');
  const source = await packetSource(context, survivorId, on);
  const { t, language, code, day } = source;
  const title = t(`relief.packet.${packet}`);
  const paper: Paper = {
    title,
    language,
    foot: t('relief.packet.foot', { code, on: day(on), notice: reliefNotice[language] }),
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'text', text: reliefNotice[language], strong: true },
      { kind: 'text', text: t('relief.packet.draft', { code, on: day(on) }) },
      ...drafts[packet](source),
    ],
  };
  context.note(survivorId, { packet, as });
  const bytes = await (as === 'pdf' ? paperPdf(paper) : paperDocx(paper));
  return { bytes, type: paperTypes[as], name: `draft.${as}` };
});
