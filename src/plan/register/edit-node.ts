import { json } from '../../platform/db/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { node, openPlanHead, plan } from '../queries.ts';
import { editNode as contract } from './contract.ts';
import { searchText } from './document-rows.ts';

/** Changes a node's words, official number or sensitivity; what is not given stays. */
export const editNode = useCase(contract, async ({ tx, note }, input) => {
  const { planId, nodeId, titleEn, titleEs, officialCode, sensitivity } = input;
  await openPlanHead(tx, planId);
  const before = await node(tx, planId, nodeId);
  const es = titleEs ?? before.title.es;
  const title = { en: titleEn ?? before.title.en, ...(es === undefined ? {} : { es }) };
  const official = officialCode === undefined ? before.official_code : officialCode;
  await plan(tx)
    .updateTable('plan.node')
    .set({
      title: json(title),
      official_code: official,
      sensitivity: sensitivity ?? before.sensitivity,
      search: searchText([before.code, official, title.en, title.es, before.words?.en, before.words?.es]),
    })
    .where('plan_id', '=', planId)
    .where('id', '=', nodeId)
    .execute();
  note(planId);
  return { id: nodeId };
});
