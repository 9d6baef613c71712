import type { Problem, Where } from '../../platform/contract/index.ts';
import { ProblemError } from '../api.ts';
import { Alert } from './Alert.tsx';
import { Button } from './Button.tsx';
import { useWords, type Words } from './words.ts';

/** What went wrong, as a person reads it: the server's words, or ours where the server could not be reached. */
export const problemIn = (error: unknown, { t, has }: Pick<Words, 't' | 'has'>): Problem => {
  const problem: Problem =
    error instanceof ProblemError ? error.problem : { code: 'UNEXPECTED', status: 0, says: '', fix: '', where: [] };
  if (problem.says) return problem;
  const code = has(`error.${problem.code}`) ? problem.code : 'UNEXPECTED';
  return { ...problem, says: t(`error.${code}`), fix: t(`error.${code}.fix`) };
};

/** `Sheet "Actions", row 12, column Due` */
export const placeInWords = (place: Where, t: Words['t']): string =>
  [
    place.file,
    place.sheet && t('web.place.sheet', { sheet: place.sheet }),
    place.line !== undefined && t('web.place.line', { line: place.line }),
    place.row !== undefined && t('web.place.row', { row: place.row }),
    place.column && t('web.place.column', { column: place.column }),
    place.field,
  ]
    .filter(Boolean)
    .join(', ');

const shown = 20;

/** Where the trouble is, one line a place. */
export const Places = ({ where }: { where: readonly Where[] }) => {
  const { t } = useWords();
  if (where.length === 0) return null;
  return (
    <ul className="ff-places">
      {where.slice(0, shown).map((place, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places have no identity and never move
        <li key={i}>
          <b>{placeInWords(place, t) || place.code}</b>
          {place.says ? ` ${place.says}` : ''}
        </li>
      ))}
      {where.length > shown ? <li>{t('web.place.more', { count: where.length - shown })}</li> : null}
    </ul>
  );
};

/** A refusal: what happened, what to do, where, and the number to give to the operator. */
export const ProblemAlert = ({ error, again }: { error: unknown; again?: () => void }) => {
  const words = useWords();
  const problem = problemIn(error, words);
  return (
    <Alert tone={problem.status >= 500 || problem.status === 0 ? 'error' : 'warning'} title={problem.says} live>
      <p>{problem.fix}</p>
      <Places where={problem.where} />
      {problem.requestId ? (
        <p className="ff-request-id">{words.t('web.request-id', { id: problem.requestId })}</p>
      ) : null}
      {again ? <Button onClick={again}>{words.t('web.try-again')}</Button> : null}
    </Alert>
  );
};
