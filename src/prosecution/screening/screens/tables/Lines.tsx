import { Link } from '../../../../web/kit/Link.tsx';
import type { BatchLine } from '../../contract.ts';
import { Measures } from '../parts/Measures.tsx';
import { Name } from '../parts/Name.tsx';
import { Score } from '../parts/Score.tsx';
import { paths, useListTitles, useScreeningWords } from '../words.ts';

/** Rows of a table with their possible matches, the strongest first. */
export const Lines = ({ lines, caption }: { lines: readonly BatchLine[]; caption: string }) => {
  const { t } = useScreeningWords();
  const titleOf = useListTitles();
  return (
    <div className="ff-table-whole">
      <table className="ff-table">
        <caption className="ff-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screening.lines.row')}</th>
            <th scope="col">{t('screening.record.name')}</th>
            <th scope="col">{t('screening.lines.matches')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.row}>
              <td data-label={t('screening.lines.row')}>
                {line.row} <span className="ff-small">{line.id}</span>
              </td>
              <th scope="row">
                {line.requestId ? (
                  <Link to={paths.request(line.requestId)}>
                    <Name>{line.query}</Name>
                  </Link>
                ) : (
                  <Name>{line.query}</Name>
                )}
              </th>
              <td data-label={t('screening.lines.matches')}>
                {line.hits.map((hit) => (
                  <div key={`${hit.list} ${hit.sourceId}`} className="ff-hit-line">
                    <Link to="/screening/party" search={{ list: hit.list, id: hit.sourceId }}>
                      <Name>{hit.caption}</Name>
                    </Link>
                    <Score {...hit} />
                    <Measures measures={hit.measures} />
                    <span className="ff-small">
                      {[...new Set(hit.members.map(({ list }) => list))].map(titleOf).join(' · ')}
                    </span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
