import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { allScreens, lookOnArrival } from './compose.tsx';
import { useReadMe } from './kit/me.ts';
import { ProblemAlert } from './kit/Problem.tsx';
import { firstLanguage, LanguageProvider, speak } from './language.tsx';
import { queryClient } from './query-client.ts';
import { routerOf } from './router.tsx';
import './styles/main.scss';

const client = queryClient();
const router = routerOf(allScreens);

/** Screens that open without a network do not wait to hear who is signed in; the way out of them is a new page. */
const standsAlone = allScreens.some(
  ({ alone, path }) => alone && (location.pathname === path || location.pathname.startsWith(`${path}/`)),
);

const App = () => (standsAlone ? <RouterProvider router={router} /> : <AppOfSomebody />);

const AppOfSomebody = () => {
  const me = useReadMe();
  if (me.data === undefined) {
    return me.error ? <ProblemAlert error={me.error} again={() => void me.refetch()} /> : null;
  }
  return <RouterProvider router={router} />;
};

try {
  await speak(firstLanguage());
} catch (error) {
  // there are no words to say it with, in any language
  document.body.textContent =
    'Fourfold could not be loaded. Try again. / No se pudo cargar Fourfold. Inténtelo de nuevo.';
  throw error;
}
for (const look of lookOnArrival) void look();
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
