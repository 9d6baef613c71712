import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage, LanguageProvider, loadMessages, settle } from '../language.tsx';
import { routerOf } from '../router.tsx';
import '../styles/main.scss';
import { MeContext } from '../kit/me.ts';
import { me } from './sample.ts';

const router = routerOf([
  { path: '/gallery/gallery.html', load: () => import('./Gallery.tsx'), may: 'anyone' },
  { path: '/packs', load: () => import('./Gallery.tsx'), may: 'anyone' },
]);
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

const language = firstLanguage();
settle(language);
const messages = await loadMessages(language);
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider first={language} messages={messages}>
      <QueryClientProvider client={client}>
        <MeContext value={me}>
          <RouterProvider router={router} />
        </MeContext>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
