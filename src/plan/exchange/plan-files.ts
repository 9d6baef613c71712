import { type PlanDocument, planToJson, toTables } from '../../engines/plan/index.ts';
import { toStratml } from '../../engines/plan/stratml/to-stratml.ts';
import { writeCsv, writeXlsx } from '../../engines/sheets/index.ts';
import { writeStratml } from '../../engines/stratml/index.ts';
import type { FileBody } from '../../platform/contract/index.ts';
import type { exportFormats } from './contract.ts';

/** Writes a plan document in one of the exchange formats. */
export const planFile = (doc: PlanDocument, format: (typeof exportFormats)[number]): FileBody => {
  const text = (body: string): Uint8Array => new TextEncoder().encode(body);
  const name = `${doc.plan.id}-${doc.plan.version}`;
  switch (format) {
    case 'json':
      return { bytes: text(planToJson(doc)), type: 'application/json', name: `${name}.json` };
    case 'csv':
      return { bytes: writeCsv(toTables(doc)), type: 'text/csv; charset=utf-8', name: `${name}.csv` };
    case 'stratml':
      return { bytes: text(writeStratml(toStratml(doc))), type: 'application/xml', name: `${name}.xml` };
    case 'xlsx': {
      const [header = [], ...rows] = toTables(doc);
      return {
        bytes: writeXlsx({ sheets: [{ name: 'Plan', columns: header.map((title) => ({ header: title })), rows }] }),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name: `${name}.xlsx`,
      };
    }
  }
};
