import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLanguage, LanguageProvider, speak } from '../language.tsx';
import { queryClient } from '../query-client.ts';
import { routerOf } from '../router.tsx';
import '../styles/main.scss';
import { meKey } from '../kit/me.ts';
import { me } from './sample.ts';

const router = routerOf([
  { path: '/gallery/gallery.html', load: () => import('./Gallery.tsx'), may: 'anyone' },
  { path: '/packs', load: () => import('./Gallery.tsx'), may: 'anyone' },
]);
const client = queryClient();
client.setQueryDefaults(meKey, { staleTime: Number.POSITIVE_INFINITY });
client.setQueryData(meKey, me);

await speak(firstLanguage());
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
