import { describe, expect, it } from 'vitest';
import type { HitView } from '../../contract.ts';
import { speaksFor } from './speaks-for.ts';

type Evidence = HitView['evidence'];

const span = { text: 'x', start: 0, end: 1 };
const word = { query: span, listed: span, similarity: 1, weight: 1, reason: 'exact' };
const evidence = (more: Partial<Evidence>): Evidence => ({
  score: 0.9,
  matches: [word, word],
  unmatchedQuery: [],
  unmatchedListed: [],
  qualifiers: [],
  ...more,
});
const said = (what: string, verdict: 'agrees' | 'disagrees' | 'neutral') => ({
  what,
  verdict,
  shift: 0,
  query: '',
  listed: '',
});

describe('the evidence', () => {
  it('speaks for what differs, and for nothing where it is silent', () => {
    const qualifiers = [said('birth', 'disagrees'), said('country', 'neutral'), said('weak-name', 'disagrees')];
    expect([...speaksFor(evidence({ qualifiers }))]).toEqual(['other-birth']);
    expect(speaksFor(evidence({})).size).toBe(0);
  });

  it('speaks for the same party only by a number, or by the whole name with the birth date', () => {
    const qualifiers = [said('birth', 'agrees'), said('identifier', 'agrees')];
    expect([...speaksFor(evidence({ qualifiers }))]).toEqual(['same-name-and-birth', 'same-identifier']);
    expect([...speaksFor(evidence({ qualifiers, unmatchedListed: ['y'] }))]).toEqual(['same-identifier']);
  });

  it('speaks for a part of the name where one word of several agrees', () => {
    expect([...speaksFor(evidence({ matches: [word], unmatchedListed: ['y'] }))]).toEqual(['part-of-name-only']);
  });
});
