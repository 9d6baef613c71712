/**
 * A caseload that was taken back is wiped at the next contact, whichever page that is. Nothing is asked where this browser carries none:
 * then no worker is registered.
 */
export const lookAfterDevice = async (): Promise<void> => {
  if (!('serviceWorker' in navigator) || !navigator.onLine || location.pathname.startsWith('/offline')) return;
  const registration = await navigator.serviceWorker.getRegistration('/offline');
  if (!registration) return;
  const { makeContact } = await import('./contact.ts');
  // the page goes on; the next one asks again
  await makeContact().catch(() => {});
};
