/** The page and its files, kept by the browser so that it opens without a network. The worker looks after `/offline` and no other page. */
const scope = '/offline';
const script = '/offline-worker.js';

const found = async (): Promise<ServiceWorkerRegistration | null> => {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return registration?.scope === new URL(scope, location.href).href ? registration : null;
};

/** Waits until everything is there; only then may the worker lose the network. */
export const installShell = async (): Promise<boolean> => {
  if (!('serviceWorker' in navigator)) return false;
  // asks the browser not to clear the store when its disk is full: what was not sent lies there
  await navigator.storage.persist();
  const registration = await navigator.serviceWorker.register(script, { scope });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker) return false;
  if (worker.state === 'activated') return true;
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(true);
      if (worker.state === 'redundant') resolve(false);
    });
  });
};

export const removeShell = async (): Promise<void> => {
  await (await found())?.unregister();
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) if (name.startsWith('offline-shell-')) await caches.delete(name);
};

/** Lets the browser offer to put the page among the apps, under a name and a picture that tell nothing. */
export const offerInstall = (): (() => void) => {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = '/app.webmanifest';
  document.head.append(link);
  return () => link.remove();
};
