import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { May } from '../platform/contract/index.ts';
import type { ScreenRoute } from './kit/rooms.ts';
import { parseSearch, writeSearch } from './kit/search.ts';
import { Broken, Front, NotFound } from './shell/pages.tsx';
import { AloneShell, BareShell, Shell } from './shell/Shell.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who may see the screen; the frame looks before it shows it. */
    may?: May;
  }
}

/** Makes the router out of the rooms' screens; the code of each screen is loaded on the way there. */
export const routerOf = (screens: readonly ScreenRoute[]) => {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
  const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Shell });
  const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareShell });
  const alone = createRoute({ getParentRoute: () => root, id: 'alone', component: AloneShell });
  const front = createRoute({ getParentRoute: () => framed, path: '/', component: Front });
  const search = createRoute({
    getParentRoute: () => framed,
    path: '/search',
    component: lazyRouteComponent(() => import('./shell/Search.tsx'), 'Screen'),
  });
  const routesFor = (parent: typeof framed | typeof bare | typeof alone, chosen: readonly ScreenRoute[]) =>
    chosen.map(({ path, load, may }) =>
      createRoute({
        getParentRoute: () => parent as typeof framed,
        path,
        component: lazyRouteComponent(load, 'Screen'),
        staticData: { may },
      }),
    );
  framed.addChildren([
    front,
    search,
    ...routesFor(
      framed,
      screens.filter((screen) => !screen.bare && !screen.alone),
    ),
  ]);
  bare.addChildren(
    routesFor(
      bare,
      screens.filter((screen) => screen.bare),
    ),
  );
  alone.addChildren(
    routesFor(
      alone,
      screens.filter((screen) => screen.alone),
    ),
  );
  root.addChildren([framed, bare, alone]);
  return createRouter({
    routeTree: root,
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultErrorComponent: Broken,
    scrollRestoration: true,
  });
};
