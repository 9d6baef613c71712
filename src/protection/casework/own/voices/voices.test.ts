import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { publicActor } from '../../../../platform/actor/index.ts';
import { type AnyUseCase, noVisit, perform, type UseCase } from '../../../../platform/kernel/index.ts';
import { testWorld } from '../../../../testing/world.ts';
import { openRecord } from '../../cases/open-record.ts';
import { listDestructions } from '../../keeping/certificates.ts';
import { destroyRecord } from '../../keeping/destroy-record.ts';
import { destroyDueFeedback } from '../../keeping/feedback.ts';
import { retentionDryRun, runRetention } from '../../keeping/retention.ts';
import { openHouse, outcomeOf } from '../../testing/house.ts';
import { enterOwn, ownActor } from '../enter.ts';
import { ownRecord } from '../own-record.ts';
import { makeOwnLink } from '../ways-in.ts';
import { answerVoice, listVoices } from './answer.ts';
import { answerDays } from './contract.ts';
import { askOwn, readAnswer, sayVoice, youSaid } from './say.ts';

const world = await testWorld();
const { kernel, clock } = world;
const house = await openHouse(world);
const slug = `t-${house.orgId}`;
const nobody = <U extends AnyUseCase>(act: U, input: unknown): ReturnType<U['run']> =>
  perform(kernel, publicActor(), act as unknown as UseCase, input) as ReturnType<U['run']>;
const say = (text = 'Canary-Said', kind = 'complaint') => nobody(sayVoice, { house: slug, kind, text });
const queue = async () => (await world.perform(house.supervisor, listVoices, {})).rows;

describe('what people say without signing in', () => {
  it('waits for the supervisor, sealed, with a day by which it is answered', async () => {
    const { dueOn } = await say();
    expect(dueOn).toBe('2026-12-08');
    expect((await queue())[0]).toMatchObject({ text: 'Canary-Said', kind: 'complaint', survivor: null, late: false });
    expect(await outcomeOf(world, house.worker, listVoices, {})).toBe('NOT_PERMITTED');
    const { rows } = await kernel.db.asOwner((owner) =>
      sql<{ text: string }>`select v::text as text from casework.voice v`.execute(owner),
    );
    for (const { text } of rows)
      expect(text).not.toMatch(new RegExp(`Canary|${Buffer.from('Canary').toString('hex')}`));
  });

  it('is answered once; the answer is read with the code, however it is typed', async () => {
    const { code } = await say('Second');
    const read = (typed: string) => nobody(readAnswer, { house: slug, code: typed });
    expect(await read(code)).toMatchObject({ outcome: null, answer: null });
    const voiceId = (await queue()).find(({ text }) => text === 'Second')?.id;
    const input = { voiceId, outcome: 'did', answer: 'The door locks now.' };
    await world.perform(house.supervisor, answerVoice, input);
    expect(await outcomeOf(world, house.supervisor, answerVoice, input)).toBe('VOICE_ANSWERED');
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' ')])
      expect(await read(typed)).toMatchObject({ outcome: 'did', answer: 'The door locks now.' });
    await expect(read('AAAA-AAAA-AAAA')).rejects.toMatchObject({ code: 'VOICE_CODE_NOT_VALID' });
    await expect(nobody(youSaid, { house: 'no-such-place' })).rejects.toMatchObject({ code: 'HOUSE_NOT_FOUND' });
  });

  it('is published in the supervisor’s words only, and only where both halves are there', async () => {
    await say('Canary-Private');
    const waiting = async (text: string) => (await queue()).find((one) => one.text === text)?.id;
    const first = { voiceId: await waiting('Canary-Private'), outcome: 'will', answer: 'Soon.' };
    await world.perform(house.supervisor, answerVoice, { ...first, publishedSaid: 'It is cold at night.' });
    expect((await nobody(youSaid, { house: slug })).said).toEqual([]);
    await say('Again');
    const second = {
      ...first,
      voiceId: await waiting('Again'),
      publishedSaid: 'It is cold.',
      publishedDid: 'Heaters.',
    };
    await world.perform(house.supervisor, answerVoice, second);
    expect((await nobody(youSaid, { house: slug })).said).toEqual([
      { said: 'It is cold.', did: 'Heaters.', outcome: 'will', on: clock.today() },
    ]);
  });

  it('is late when nobody has answered in time, and stands with another organisation nowhere', async () => {
    await say('Late');
    clock.advance((answerDays + 1) * 86_400_000);
    expect((await queue()).find(({ text }) => text === 'Late')?.late).toBe(true);
    const other = await openHouse(world);
    expect((await world.perform(other.supervisor, listVoices, {})).rows).toEqual([]);
  });
});

describe('feedback has its time', () => {
  it('is destroyed a year after it was answered, with a certificate; what was published stays, and so does what waits', async () => {
    const own = await openHouse(world);
    const voices = async () => (await world.perform(own.supervisor, listVoices, {})).rows;
    const tell = async (text: string) => {
      await nobody(sayVoice, { house: `t-${own.orgId}`, kind: 'idea', text });
      return (await voices()).find((one) => one.text === text)?.id;
    };
    const answer = { outcome: 'did', answer: 'We did.' };
    await world.perform(own.supervisor, answerVoice, { ...answer, voiceId: await tell('Answered') });
    const publish = { publishedSaid: 'Cold', publishedDid: 'Heaters' };
    await world.perform(own.supervisor, answerVoice, { ...answer, ...publish, voiceId: await tell('Published') });
    await tell('Waits');
    const due = async () => (await world.perform(own.supervisor, retentionDryRun, {})).feedback;
    clock.advance(364 * 86_400_000);
    expect(await due()).toBe(0);
    clock.advance(86_400_000);
    expect(await due()).toBe(2);
    const proved = { ...own.supervisor, provedAt: clock.now() };
    expect(await outcomeOf(world, proved, runRetention, { expected: 0 })).toBe('CASEWORK_DUE_CHANGED');
    expect(await outcomeOf(world, own.worker, destroyDueFeedback, {})).toBe('NOT_PERMITTED');
    const { certificate } = await world.perform(own.supervisor, destroyDueFeedback, {});
    expect((await voices()).map(({ text, published }) => [text, published?.said])).toEqual([
      ['Waits', undefined],
      [null, 'Cold'],
    ]);
    expect((await world.perform(own.supervisor, listDestructions, {})).rows).toMatchObject([
      { id: certificate, survivorId: null, counts: { feedback: 2 } },
    ]);
    expect(await world.perform(own.supervisor, destroyDueFeedback, {})).toEqual({ destroyed: 0, certificate: null });
  });
});

describe('a correction asked for on the own page', () => {
  it('names the record to the supervisor, and is destroyed with it', async () => {
    const survivorId = await house.meet();
    const { path } = await world.perform(house.worker, makeOwnLink, { survivorId, language: 'en' });
    let session = '';
    const visit = {
      ...noVisit,
      setSession: (token: string | null) => {
        session = token ?? '';
      },
    };
    await perform(kernel, publicActor(), enterOwn, { link: path.slice('/own/in/'.length) }, undefined, visit);
    await world.perform(await ownActor(kernel, session, 'en'), askOwn, { text: 'My birthday is wrong' });
    const { code } = await world.perform(house.worker, openRecord, { survivorId });
    expect((await queue()).find(({ kind }) => kind === 'correction')).toMatchObject({
      text: 'My birthday is wrong',
      survivor: { id: survivorId, code },
    });
    const act = { survivorId, code, reason: 'asked-by-the-survivor' };
    const actor = { ...house.supervisor, provedAt: clock.now() };
    await world.perform(actor, destroyRecord, act);
    expect((await queue()).find(({ kind }) => kind === 'correction')?.text).toBeNull();
    const after = await ownActor(kernel, session, 'en');
    expect(await outcomeOf(world, after, ownRecord, {})).toBe('NOT_FOUND_OR_NO_ACCESS');
  });
});
