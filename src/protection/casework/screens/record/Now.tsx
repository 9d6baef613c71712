import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { openTimeline } from '../../contract.ts';
import { type CodeList, type RecordView, useCaseworkWords, useCodes } from '../words.ts';
import { Tasks } from './Tasks.tsx';

/** What is due, and what happened last. */
export const Now = ({ record }: { record: RecordView }) => (
  <>
    <Tasks record={record} />
    <Happened record={record} />
  </>
);

const Happened = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const [limit, setLimit] = useState(20);
  const read = useRead(openTimeline, { survivorId: record.id, limit }, { placeholderData: (before) => before });
  return (
    <Section title={t('casework.timeline')}>
      <Loaded read={read}>
        {({ rows, total }) => (
          <>
            <Events events={rows} />
            {total > limit && limit < 500 ? (
              <Button kind="quiet" onClick={() => setLimit(Math.min(500, limit + 80))}>
                {t('casework.timeline.more', { count: total - limit })}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
};

/** Where the words of an event's code stand: in a list of the packs, or among ours. */
const codeLists: Readonly<Record<string, CodeList>> = {
  contact: 'contact-channel',
  service: 'service-type',
  'case-opened': 'referral-source',
  'case-closed': 'closure-reason',
};
const codeWords: Readonly<Record<string, string>> = {
  task: 'casework.task',
  'task-ended': 'casework.tasks',
  shielded: 'casework.shield',
  'hold-placed': 'casework.hold.reason',
  document: 'casework.paper',
  destroyed: 'casework.destroy.reason',
  'emergency-reviewed': 'casework.verdict',
  assigned: 'casework.part',
};

const Events = ({ events }: { events: RecordView['latest'] }) => {
  const { t, has, say } = useCaseworkWords();
  const { label, fields } = useCodes();
  const codeOf = (kind: string, code: string | null): string => {
    if (code === null) return '';
    const list = codeLists[kind];
    if (list) return label(list, code);
    if (kind === 'told') {
      const field = fields.find(({ id }) => id === code);
      return field ? say(field.title) : '';
    }
    const key = `${codeWords[kind] ?? ''}.${code}`;
    return has(key) ? t(key) : '';
  };
  return (
    <Timeline
      label={t('casework.timeline')}
      items={events.map(({ id, at, kind, code, by }) => ({
        id,
        at,
        title: [t(`casework.event.${kind}`), codeOf(kind, code)].filter(Boolean).join(': '),
        ...(by ? { by: by.name } : {}),
      }))}
    />
  );
};
