import { useEffect, useId, useRef, useState } from 'react';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { Answer, AnswerState, needsWords } from '../../contract.ts';
import { NodeState } from '../NodeState.tsx';
import { usePlanWords } from '../words.ts';
import type { Saving, Sheet, useSave } from './use-sheet.ts';

type Node = Sheet['nodes'][number];
type Field = 'percent' | 'narrative' | 'evidence';

interface Typed {
  readonly state: string;
  readonly percent: string;
  readonly narrative: string;
  readonly evidence: string;
}

/** How long the typing rests before it is saved. */
const restMs = 700;

const typedFrom = (answer: Node['answer']): Typed => ({
  state: answer?.state ?? '',
  percent: answer?.percent == null ? '' : String(answer.percent),
  narrative: answer?.narrative ?? '',
  evidence: answer?.evidence ?? '',
});

const answerFrom = (nodeId: string, { state, percent, narrative, evidence }: Typed) =>
  Answer.safeParse({
    nodeId,
    state: state === '' ? null : state,
    percent: percent.trim() === '' ? null : Number(percent.replace(',', '.').replace('%', '')),
    narrative,
    evidence: evidence.trim() || null,
  });

export interface AnswerCardProps {
  readonly node: Node;
  readonly save: ReturnType<typeof useSave>;
  readonly onSaved: (answered: number) => void;
  /** Whether something typed here is not saved yet. */
  readonly onOpen: (open: boolean) => void;
}

/** One part of the plan: what was said last, and what is said now. Saves itself when the typing rests. */
export const AnswerCard = ({ node, save, onSaved, onOpen }: AnswerCardProps) => {
  const { t, say, date, has } = usePlanWords();
  const id = useId();
  const [typed, setTyped] = useState<Typed>(() => typedFrom(node.answer));
  const [saving, setSaving] = useState<Saving>(node.answer === null ? 'untouched' : 'saved');
  const last = useRef(typed);
  const parsed = answerFrom(node.nodeId, typed);
  const faults = new Map(parsed.success ? [] : parsed.error.issues.map((i) => [i.path[0] as Field, i.message]));

  const store = async (what: Typed): Promise<void> => {
    const now = answerFrom(node.nodeId, what);
    if (!now.success) return;
    setSaving('saving');
    try {
      const { answered } = await save(now.data);
      last.current = what;
      onSaved(answered);
      setSaving('saved');
    } catch (error) {
      setSaving({ error });
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed starts the clock, nothing else does
  useEffect(() => {
    const open = typed !== last.current;
    onOpen(open);
    if (!open) return undefined;
    setSaving('saving');
    const clock = setTimeout(() => void store(typed).then(() => onOpen(typed !== last.current)), restMs);
    return () => clearTimeout(clock);
  }, [typed]);

  const field = (name: keyof Typed) => ({
    id: `${id}-${name}`,
    value: typed[name],
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const fault = (name: Field) => {
    const code = faults.get(name);
    return code ? (
      <span className="usa-error-message" id={`${id}-${name}-error`}>
        {t(has(`error.${code}`) ? `error.${code}` : 'error.PERCENT_RANGE')}
      </span>
    ) : null;
  };
  const about = (name: Field) =>
    faults.has(name) ? { 'aria-invalid': true, 'aria-describedby': `${id}-${name}-error` } : {};
  const wordsNeeded = needsWords.has(typed.state as never);

  return (
    <article className="ff-card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <span className="ff-code">{node.code}</span> {say(node.title)}
      </h2>
      <p className="ff-small">
        {t(`plan.role.${node.role}`)}
        {node.due ? ` · ${t('plan.answer.node-due', { due: date(node.due) })}` : ''}
      </p>
      {node.last ? (
        <div className="ff-small">
          {t('plan.answer.last', { period: node.last.period })} <NodeState state={node.last.state} />
        </div>
      ) : null}
      <label className="usa-label" htmlFor={`${id}-state`}>
        {t('plan.answer.column.state')}
      </label>
      <select className="usa-select" {...field('state')}>
        <option value="">{t('plan.answer.choose')}</option>
        {AnswerState.options.map((state) => (
          <option key={state} value={state}>
            {t(`plan.state.${state}`)}
          </option>
        ))}
      </select>
      <label className="usa-label" htmlFor={`${id}-narrative`}>
        {t('plan.answer.column.narrative')}
      </label>
      {wordsNeeded ? <div className="usa-hint">{t('plan.answer.words-needed')}</div> : null}
      {fault('narrative')}
      <textarea className="usa-textarea ff-textarea" rows={4} {...field('narrative')} {...about('narrative')} />
      <div className="ff-card-pair">
        <div>
          <label className="usa-label" htmlFor={`${id}-percent`}>
            {t('plan.answer.column.percent')} <span className="ff-optional">{t('web.form.optional')}</span>
          </label>
          {fault('percent')}
          <input
            className="usa-input ff-input--number"
            inputMode="decimal"
            {...field('percent')}
            {...about('percent')}
          />
        </div>
        <div>
          <label className="usa-label" htmlFor={`${id}-evidence`}>
            {t('plan.answer.column.evidence')} <span className="ff-optional">{t('web.form.optional')}</span>
          </label>
          {fault('evidence')}
          <input className="usa-input" type="url" {...field('evidence')} {...about('evidence')} />
        </div>
      </div>
      <SaveState
        saving={saving}
        wrong={!parsed.success}
        again={() => void store(typed).then(() => onOpen(typed !== last.current))}
      />
    </article>
  );
};

const SaveState = (props: { saving: Saving; wrong: boolean; again: () => void }) => {
  const { t } = usePlanWords();
  const { saving, wrong, again } = props;
  if (typeof saving === 'object') return <ProblemAlert error={saving.error} again={again} />;
  if (wrong) return <p className="ff-save-state">{t('plan.answer.not-saved')}</p>;
  if (saving === 'untouched') return <p className="ff-save-state" />;
  return <p className="ff-save-state">{t(saving === 'saved' ? 'plan.answer.saved' : 'plan.answer.saving')}</p>;
};
