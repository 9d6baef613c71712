import type { FileBody, Input, Output, Problem, Route } from '../../../../platform/contract/index.ts';
import { escaped } from '../../package/escape.ts';
import { openAsk, type PublicRequest } from '../answer-contract.ts';
import { type Asked, frame, pathTo, refusedPage, type Shown, said } from './frame.ts';

/** Whoever comes from a mail or a typed address begins outside: nothing is opened before they go on from a page of ours. */
const door = (asked: Asked): Shown =>
  frame(asked, {
    title: asked.t('public.supply.title'),
    body: `${said(asked.t('public.supply.door'))}<form method="get"><button type="submit" class="main">${escaped(asked.t('public.supply.go-on'))}</button></form>`,
    back: false,
  });

/**
 * Opens the request and shows a page of it, or why it cannot be opened. Once the answer was taken over, nothing is left to tell: other pages lead to
 * the first.
 */
export const opened = async (
  asked: Asked,
  show: (request: PublicRequest) => Shown | Promise<Shown>,
  { whenTaken = false }: { readonly whenTaken?: boolean } = {},
): Promise<Shown> => {
  const answer = await asked.act(openAsk, { token: asked.named.token ?? '' });
  if ('value' in answer)
    return answer.value.state === 'accepted' && !whenTaken ? { goTo: pathTo(asked, '') } : show(answer.value);
  return answer.problem.code === 'CROSS_SITE_REFUSED' ? door(asked) : refusedPage(asked, answer.problem);
};

/** Does one act and goes on; what was refused is shown on the page that it came from, with what was typed. */
export const doing = async <R extends Route>(
  asked: Asked,
  route: R,
  input: Partial<Input<R>>,
  {
    next,
    again,
  }: {
    readonly next: (value: Output<R>) => Shown | Promise<Shown>;
    readonly again: (problem: Problem) => Promise<Shown>;
  },
  file?: FileBody,
): Promise<Shown> => {
  const answer = await asked.act(route, { ...input, token: asked.named.token ?? '' }, file);
  if ('value' in answer) return next(answer.value);
  const { problem } = answer;
  return problem.code === 'SUPPLY_LINK_NOT_VALID' ? refusedPage(asked, problem) : again(problem);
};
