import { useState } from 'react';
import type { z } from 'zod';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import type { ReferralMove, ReferralOutcome } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

type Move = z.infer<typeof ReferralMove>;
type Outcome = z.infer<typeof ReferralOutcome>;

interface MovesProps {
  readonly moves: readonly Move[];
  readonly busy: boolean;
  readonly error: unknown;
  /** Asked where somebody else said so: who. */
  readonly told?: true;
  readonly onMove: (to: Move['to'], outcome: Outcome | null, toldBy: string) => void;
}

/** What can be done now. Where it ends, how it went is asked: a referral without an end is a person nobody asked about. */
export const Moves = ({ moves, busy, error, told, onMove }: MovesProps) => {
  const { t } = useCaseworkWords();
  const [asking, setAsking] = useState<Move | null>(null);
  const [by, setBy] = useState('');
  const shown = moves.filter(({ to }) => to !== 'requested');
  return (
    <>
      {error && !asking ? <ProblemAlert error={error} /> : null}
      <div className="ff-buttons">
        {shown.map((move) => (
          <Button
            key={move.to}
            kind={move.to === 'accepted' ? 'main' : 'plain'}
            disabled={busy}
            onClick={() => {
              if (move.outcomes.length > 0 || told) setAsking(move);
              else onMove(move.to, null, '');
            }}
          >
            {t(`casework.move.${move.to}`)}
          </Button>
        ))}
      </div>
      {asking ? (
        <Dialog title={t(`casework.move.${asking.to}`)} onClose={() => setAsking(null)}>
          {error ? <ProblemAlert error={error} /> : null}
          {told ? (
            <label className="usa-label">
              {t('casework.move.told-by')}
              <input
                className="usa-input"
                autoComplete="off"
                value={by}
                onChange={(event) => setBy(event.target.value)}
              />
            </label>
          ) : null}
          {asking.outcomes.length > 0 ? <p>{t('casework.move.outcome')}</p> : null}
          <div className="ff-buttons">
            {(asking.outcomes.length > 0 ? asking.outcomes : [null]).map((outcome) => (
              <Button
                key={outcome ?? 'go'}
                disabled={busy || (told === true && by.trim() === '')}
                onClick={() => {
                  onMove(asking.to, outcome, by.trim());
                  setAsking(null);
                }}
              >
                {outcome ? t(`casework.referral.outcome.${outcome}`) : t(`casework.move.${asking.to}`)}
              </Button>
            ))}
          </div>
        </Dialog>
      ) : null}
    </>
  );
};
