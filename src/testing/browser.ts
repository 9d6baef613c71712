/**
 * Browser tests (`*.browser.test.ts`): the composed platform on a real port over the test database, seen through the system's Chromium.
 *
 * ```ts
 * describeInBrowser('the packs screen', () => {
 *   let world: BrowserWorld;
 *   beforeAll(async () => { world = await browserWorld(); });
 *   afterAll(() => world.close());
 *   it('…', async () => {
 *     const visit = await world.visit('/packs', await world.actor(orgId, 'analyst'), { width: 320, language: 'es' });
 *     …
 *     await visit.close();
 *   });
 * });
 * ```
 */
export { describeInBrowser } from './browser/chromium.ts';
export type { Visit, VisitOptions } from './browser/visitor.ts';
export { type BrowserWorld, browserWorld } from './browser/world.ts';
