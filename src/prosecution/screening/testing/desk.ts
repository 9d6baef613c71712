import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { applyImport, previewImport, uploadFile } from '../register/import-lists.ts';
import { screen } from '../search/screen.ts';
import { type MadeUpParty, ofacFiles, parties } from './lists.ts';

export interface Desk {
  readonly orgId: Id;
  readonly officer: Actor;
  readonly colleague: Actor;
  upload(files: readonly { name: string; bytes: Uint8Array }[]): Promise<{ name: string; sha256: string }[]>;
  preview(
    files: readonly { name: string; bytes: Uint8Array }[],
    more?: object,
  ): Promise<Awaited<ReturnType<typeof previewImport.run>>>;
  /** Takes a list over as one would: upload, preview, apply. */
  load(
    from?: readonly MadeUpParty[],
    more?: { why?: string; retrievedAt?: string },
  ): Promise<Awaited<ReturnType<typeof applyImport.run>>>;
  screen(name: string, more?: object, by?: Actor): ReturnType<typeof screen.run>;
}

/** Two people of one office who check names. */
export const desk = async (world: TestWorld): Promise<Desk> => {
  const orgId = await world.organisation();
  const officer = await world.actor(orgId, 'compliance-officer');
  const colleague = await world.actor(orgId, 'screening-reviewer');
  const upload: Desk['upload'] = async (files) => {
    const kept = [];
    for (const { name, bytes } of files.filter((one) => one.bytes.length > 1)) {
      const { sha256 } = await world.perform(officer, uploadFile, { name }, bytes);
      kept.push({ name, sha256 });
    }
    return kept;
  };
  const preview: Desk['preview'] = async (files, more = {}) =>
    world.perform(officer, previewImport, { files: await upload(files), ...more });
  return {
    orgId,
    officer,
    colleague,
    upload,
    preview,
    load: async (from = parties, { why, ...more } = {}) => {
      const { id } = await preview(ofacFiles(from), more);
      return world.perform(officer, applyImport, { importId: id, ...(why ? { why } : {}) });
    },
    screen: (name, more = {}, by = officer) =>
      world.perform(by, screen, {
        subject: { name },
        role: 'supplier',
        purpose: 'supplier-check',
        legalBasis: '31 CFR chapter V',
        ...more,
      }),
  };
};
