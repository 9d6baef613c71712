import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayContact } from './may-contact.ts';
import { ContactRules } from './rules.ts';

const rules = ContactRules.parse({
  timeZone: 'America/New_York',
  channels: [
    { channel: 'text', allowed: true, hours: [{ days: ['mon', 'tue'], from: '09:00', to: '17:30' }] },
    { channel: 'call', allowed: true, hours: [{ days: ['fri'], from: '22:00', to: '02:00' }], voicemail: 'no-name' },
    { channel: 'email', allowed: false },
    { channel: 'in-person', allowed: true },
  ],
  codeWord: 'bluebird',
});
const ask = (channel: string, instant: string) => mayContact(rules, channel, instant).because;

describe('reaching out to a survivor', () => {
  it('is not allowed while nobody has asked her how, nor on a way nobody has spoken of', () => {
    expect(mayContact(null, 'text', '2026-11-24T15:00:00.000Z')).toEqual({
      allowed: false,
      because: 'no rules',
      voicemail: 'never',
    });
    expect(ask('app', '2026-11-24T15:00:00.000Z')).toBe('channel not allowed');
    expect(ask('email', '2026-11-24T15:00:00.000Z')).toBe('channel not allowed');
  });

  it('keeps to her hours on her own clock, from the first minute to before the last', () => {
    expect(ask('text', '2026-11-24T13:59:00.000Z')).toBe('outside hours');
    expect(ask('text', '2026-11-24T14:00:00.000Z')).toBe('allowed');
    expect(ask('text', '2026-11-24T22:29:00.000Z')).toBe('allowed');
    expect(ask('text', '2026-11-24T22:30:00.000Z')).toBe('outside hours');
    expect(ask('text', '2026-11-25T15:00:00.000Z')).toBe('outside hours');
    expect(mayContact(rules, 'text', '2026-11-24T14:00:00.000Z', 'America/Los_Angeles').because).toBe('outside hours');
  });

  it('follows the change to summer time', () => {
    expect(ask('text', '2026-03-03T14:00:00.000Z')).toBe('allowed');
    expect(ask('text', '2026-03-10T13:00:00.000Z')).toBe('allowed');
    expect(ask('text', '2026-03-03T13:00:00.000Z')).toBe('outside hours');
  });

  it('counts a window over midnight for the day it began on', () => {
    expect(ask('call', '2026-11-28T03:00:00.000Z')).toBe('allowed');
    expect(ask('call', '2026-11-28T06:59:00.000Z')).toBe('allowed');
    expect(ask('call', '2026-11-28T07:00:00.000Z')).toBe('outside hours');
    expect(ask('call', '2026-11-27T06:00:00.000Z')).toBe('outside hours');
    expect(mayContact(rules, 'call', '2026-11-28T03:00:00.000Z').voicemail).toBe('no-name');
  });

  it('waits for the day she named', () => {
    const later = { ...rules, notBefore: '2026-12-01' };
    expect(mayContact(later, 'in-person', '2026-12-01T04:59:00.000Z').because).toBe('not before');
    expect(mayContact(later, 'in-person', '2026-12-01T05:00:00.000Z').because).toBe('allowed');
  });

  it('never allows a voicemail where it allows nothing', () => {
    const anyTime = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyTime, fc.constantFrom('text', 'call', 'email', 'app', 'in-person'), (date, channel) => {
        const answer = mayContact(rules, channel, date.toISOString());
        expect(answer.allowed || answer.voicemail === 'never').toBe(true);
        expect(answer.allowed).toBe(answer.because === 'allowed');
      }),
    );
  });
});
