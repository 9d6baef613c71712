import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api.ts';
import { allRooms } from './compose.tsx';
import { useReadMe } from './kit/me.ts';
import { ProblemAlert } from './kit/Problem.tsx';
import { firstLanguage, LanguageProvider, loadMessages, settle } from './language.tsx';
import { routerOf } from './router.tsx';
import './styles/main.scss';

/** Trying again helps where the way was bad, never where the server said no. */
const worthAnotherTry = (count: number, error: Error): boolean =>
  count < 2 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 502);

const client = new QueryClient({
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 5_000, refetchOnWindowFocus: true } },
});
const router = routerOf(allRooms.flatMap((room) => room.routes));

const App = () => {
  const me = useReadMe();
  if (me.data === undefined) {
    return me.error ? <ProblemAlert error={me.error} again={() => void me.refetch()} /> : null;
  }
  return <RouterProvider router={router} />;
};

const language = firstLanguage();
settle(language);
const messages = await loadMessages(language);
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider first={language} messages={messages}>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
