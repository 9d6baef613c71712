import { useState } from 'react';
import { Button } from '../../../web/kit/Button.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePlanWords } from '../words.ts';
import { FillItem } from './FillItem.tsx';
import { Ground } from './Ground.tsx';
import { type About, type Item, itemTones, type Line, lineName, lineValue, missingInWords } from './report-words.ts';

/** One item of the report: what the law asks for, what was entered, what is missing, and the form to fill it. */
export const ReportItem = ({ item, about, onSaved }: { item: Item; about: About; onSaved: () => void }) => {
  const words = usePlanWords();
  const { t, say } = words;
  const mayWrite = useMay('write plan');
  const [filling, setFilling] = useState<{ part: string | null; says: string; lines: readonly Line[] } | null>(null);
  const own = { part: null, says: say(item.says), lines: item.lines };
  return (
    <>
      <h3>
        ({item.item}) {say(item.says)}
      </h3>
      <p>
        <StateBadge tone={itemTones[item.state]}>{t(`plan.report.state.${item.state}`)}</StateBadge>{' '}
        {item.missing.length > 0 ? <span className="ff-small">{missingInWords(item, words)}</span> : null}
      </p>
      <Ground citation={item.citation} />
      <Lines lines={item.lines} />
      {mayWrite && item.parts.length === 0 ? (
        <Button kind="quiet" icon="edit" onClick={() => setFilling(own)}>
          {t('plan.report.fill', { item: item.item })}
        </Button>
      ) : null}
      {item.parts.map((part) => (
        <div key={part.item} className="ff-report-part">
          <p>
            ({part.item}) {say(part.says)}{' '}
            {part.lines.length === 0 ? <StateBadge tone="unknown">{t('plan.report.state.unfilled')}</StateBadge> : null}
          </p>
          <Lines lines={part.lines} />
          {mayWrite ? (
            <Button
              kind="quiet"
              icon="edit"
              onClick={() => setFilling({ part: part.item, says: say(part.says), lines: part.lines })}
            >
              {t('plan.report.fill', { item: `${item.item}, ${part.item}` })}
            </Button>
          ) : null}
        </div>
      ))}
      {filling ? (
        <FillItem
          item={item}
          about={about}
          {...filling}
          onDone={() => {
            setFilling(null);
            onSaved();
          }}
          onClose={() => setFilling(null)}
        />
      ) : null}
    </>
  );
};

const Lines = ({ lines }: { lines: readonly Line[] }) => {
  const words = usePlanWords();
  if (lines.length === 0) return null;
  return (
    <Facts
      facts={lines.map((line) => ({
        name: lineName(line.line, words),
        value: (
          <>
            {lineValue(line, words)}
            {line.words ? <span className="ff-as-written ff-line">{line.words}</span> : null}
          </>
        ),
      }))}
    />
  );
};
