import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../platform/config/root.ts';
import { isPermission, type Permission } from '../platform/contract/index.ts';
import { loadPacks } from '../platform/packs/index.ts';
import { rolesFrom } from '../platform/policy/index.ts';
import { allJobKinds, allPackKinds, allStreams, allUseCases } from './compose.ts';

/** Granted before anything asks for them; each says what will. */
const reserved: Partial<Record<Permission, string>> = {
  'read deployment': 'the state of a deployment, as `fourfold doctor` will tell it',
};

const acts = [...allUseCases, ...allStreams].map(({ route }) => route);
const roles = rolesFrom(await loadPacks([join(projectRoot, 'packs')], allPackKinds), '2026-11-24');
const granted = new Set([...roles.values()].flatMap((grants) => [...grants]));
const asked = new Set(
  [...acts.flatMap(({ may, within = [] }) => [may, ...within]), ...allJobKinds.map(({ may }) => may)].filter(
    isPermission,
  ),
);

describe('permissions', () => {
  it('that an act asks for are granted to some role: else it is a door nobody can open', () => {
    expect([...asked].filter((permission) => !granted.has(permission))).toEqual([]);
  });

  it('that a role holds open some door, or are reserved', () => {
    expect([...granted].filter((permission) => !asked.has(permission)).sort()).toEqual(Object.keys(reserved).sort());
  });

  it('of signed-in people never open what is only for the platform itself', () => {
    const people = [...roles].filter(([role]) => role !== 'system');
    const deployment = people.filter(([, grants]) => grants.has('write deployment')).map(([role]) => role);
    expect(deployment).toEqual(['operator']);
  });
});

describe('acts', () => {
  it('have names and addresses of their own', () => {
    for (const of of [acts.map(({ name }) => name), acts.map(({ method, path }) => `${method} ${path}`)])
      expect(of.filter((one, i) => of.indexOf(one) !== i)).toEqual([]);
  });

  it('that anyone may do are these', () => {
    expect(
      acts
        .filter(({ may }) => may === 'anyone')
        .map(({ name }) => name)
        .sort(),
    ).toMatchInlineSnapshot(`
      [
        "accounts.me",
        "casework.answer-referral-link",
        "casework.ask-for-help",
        "casework.ask-referral-link",
        "casework.device-contact",
        "casework.open-referral-link",
        "casework.own-enter",
        "casework.own-leave",
        "casework.read-answer",
        "casework.say",
        "casework.see-desk",
        "casework.you-said",
        "consent.open-packet-link",
        "matching.receive",
        "plan.public",
        "plan.public-file",
        "plan.public-list",
        "session.accept-invitation",
        "session.ask-for-link",
        "session.begin-passkey-sign-in",
        "session.begin-provider-sign-in",
        "session.finish-provider-sign-in",
        "session.look-at-invitation",
        "session.sign-in-with-link",
        "session.sign-in-with-passkey",
        "session.sign-in-with-password",
        "session.sign-in-with-recovery-code",
        "session.sign-out",
        "session.ways-in",
        "supply.answer-ask",
        "supply.blank-form",
        "supply.fill-ask",
        "supply.finish-answer",
        "supply.keep-words",
        "supply.name-supplier",
        "supply.open-ask",
        "supply.pass-on",
        "supply.say-wrong",
        "supply.send-file",
        "supply.take-back",
        "supply.tell-lot",
      ]
    `);
  });
});
