import type { Deadline } from './clock.ts';
import type { RuleResult } from './decide.ts';
import type { Trace } from './evaluate.ts';
import type { Said } from './expression.ts';
import type { Truth } from './interval.ts';
import type { RulePack } from './pack.ts';
import { prepare } from './prepare.ts';
import { versionOn } from './versions.ts';

export interface Explanation {
  title: string;
  /** The pack's own sentence for this answer; null where no law decides, and `status` says why. */
  answer: string | null;
  status: RuleResult['status'];
  statusNote: string | null;
  /** Each condition in the pack's words, with what it came to: shown beside it, never woven into it. */
  because: { depth: number; truth: Truth; says: string }[];
  /** Questions, that which decides soonest first. */
  ask: { fact: string; question: string }[];
  deadlines: { says: string; state: Deadline['state']; due: string | null; cite: string }[];
  documents: string[];
  consequences: string[];
  cite: string | null;
  reviewed: RuleResult['reviewed'];
  notice: string;
}

/** Plain words for one answer: whole sentences of the pack, each in its place. @param on the day of the decision */
export function explain(pack: RulePack, result: RuleResult, on: string, language: 'en' | 'es' = 'en'): Explanation {
  const prepared = prepare(pack);
  const say = (said: Said) => said[language];
  const version = result.version === null ? null : versionOn(prepared.rule(result.rule), on);
  return {
    title: say(result.title),
    answer: version && result.why !== 'law does not decide' ? say(version.answers[result.state]) : null,
    status: result.status,
    statusNote: result.statusNote && say(result.statusNote),
    because: result.trace ? lines(result.trace, 0, say) : [],
    ask: result.missing.map(({ fact }) => ({ fact, question: say(prepared.declaration(fact).asks) })),
    deadlines: result.deadlines
      .filter(({ state }) => state !== 'none')
      .map(({ says, state, due, source }) => ({ says: say(says), state, due, cite: source.cite })),
    documents: result.documents.map(({ says }) => say(says)),
    consequences: result.consequences.map(say),
    cite: result.source?.cite ?? null,
    reviewed: result.reviewed,
    notice: say(pack.notice),
  };
}

/** A condition without words of its own is passed over; its parts speak. */
function lines(trace: Trace, depth: number, say: (said: Said) => string): Explanation['because'] {
  const own = trace.says ? [{ depth, truth: trace.truth, says: say(trace.says) }] : [];
  return [...own, ...trace.parts.flatMap((part) => lines(part, depth + own.length, say))];
}
