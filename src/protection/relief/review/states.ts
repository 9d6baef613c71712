import { useCase } from '../../../platform/kernel/index.ts';
import { completeness, reliefLaw, stateColumns, usStates } from '../law/index.ts';
import { openStates as contract } from './contract.ts';

/** How much of the law of each state is read: the map of what is not known yet. */
export const openStates = useCase(contract, async ({ kernel, clock, note }) => {
  const law = reliefLaw(kernel.packs);
  const filled = (table: 'vacatur' | 'safe-harbor' | 'compensation') =>
    new Map(completeness(law, table, clock.today()).map((one) => [one.state, one.filled.length]));
  const tables = {
    vacatur: filled('vacatur'),
    'safe-harbor': filled('safe-harbor'),
    compensation: filled('compensation'),
  };
  note([]);
  return {
    columns: {
      vacatur: stateColumns.vacatur.length,
      'safe-harbor': stateColumns['safe-harbor'].length,
      compensation: stateColumns.compensation.length,
    },
    states: usStates.map((state) => ({
      state,
      vacatur: tables.vacatur.get(state) ?? 0,
      'safe-harbor': tables['safe-harbor'].get(state) ?? 0,
      compensation: tables.compensation.get(state) ?? 0,
    })),
  };
});
