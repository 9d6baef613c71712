import actions from '../../../../packs/us-nap-2021/actions.json' with { type: 'json' };
import agencies from '../../../../packs/us-nap-2021/agencies.json' with { type: 'json' };
import commitments from '../../../../packs/us-nap-2021/commitments.json' with { type: 'json' };
import cycles from '../../../../packs/us-nap-2021/cycles.json' with { type: 'json' };
import nodes from '../../../../packs/us-nap-2021/nodes.json' with { type: 'json' };
import plan from '../../../../packs/us-nap-2021/plan.json' with { type: 'json' };
import { planFromEntries } from '../from-pack.ts';

/** The shipped plan of 2021, for tests. */
export const nap = planFromEntries([plan, nodes, actions, agencies, cycles, commitments].flat());
