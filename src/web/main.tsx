import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { allRooms } from './compose.tsx';
import { useReadMe } from './kit/me.ts';
import { ProblemAlert } from './kit/Problem.tsx';
import { firstLanguage, LanguageProvider, loadMessages, settle } from './language.tsx';
import { queryClient } from './query-client.ts';
import { routerOf } from './router.tsx';
import './styles/main.scss';

const client = queryClient();
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
