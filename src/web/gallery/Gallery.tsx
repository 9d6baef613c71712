import { Button } from '../kit/Button.tsx';
import { Page, Section } from '../kit/Page.tsx';
import { StateBadge } from '../kit/StateBadge.tsx';
import { useSearchState } from '../kit/search.ts';
import { parts } from './parts.tsx';

/** One part, or all of them, inside the frame of the platform. Compiled for tests only. */
export const Screen = () => {
  const [{ part }] = useSearchState();
  // the job asks the server for one, so it is shown only where it is asked for
  const chosen = Object.entries(parts).filter(([name]) => (part ? name === part : name !== 'job'));
  return (
    <Page
      title={part ?? 'Every part of the kit'}
      up={{ to: '/packs', label: 'One link up' }}
      state={<StateBadge tone="late">Late</StateBadge>}
      whoMaySee="Everybody in your organisation may see this."
      lead="The parts that screens are made of, in their states."
      actions={
        <>
          <Button kind="main" icon="edit">
            Record a report
          </Button>
          <Button icon="print">Print</Button>
        </>
      }
    >
      {chosen.map(([name, show]) => (
        <Section key={name} title={name}>
          {show()}
        </Section>
      ))}
    </Page>
  );
};
