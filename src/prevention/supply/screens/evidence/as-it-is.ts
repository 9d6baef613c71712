import type { Sent } from '../../../../platform/contract/index.ts';
import type { DocumentView, describeDocument } from '../../contract.ts';

/** All that is said of a document today, so that saying one thing more loses nothing. */
export const asItIs = (document: DocumentView): Sent<typeof describeDocument> => {
  const { id, type, title, date, language, translated, redacted, expires, consistent, reason, parties } = document;
  return {
    ...{ documentId: id, type, title: title || id, translated, redacted, consistent, parties },
    ...(date === null ? {} : { date }),
    ...(language === null ? {} : { language }),
    ...(expires === null ? {} : { expires }),
    ...(reason === null ? {} : { reason }),
  };
};
