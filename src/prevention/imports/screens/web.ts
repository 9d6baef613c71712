import type { WebRoom } from '../../../web/kit/rooms.ts';

/** The desk of imports: what waits first, then orders, lists of goods, codes, plans. */
export const importsWeb: WebRoom = {
  nav: [
    { to: '/imports', label: 'imports.nav.desk', icon: 'flag', may: 'read supply' },
    { to: '/imports/detentions', label: 'imports.nav.detentions', icon: 'clock', may: 'read supply' },
    { to: '/imports/allegations', label: 'imports.nav.allegations', icon: 'campaign', may: 'read allegation' },
    { to: '/imports/orders', label: 'imports.nav.orders', icon: 'none', may: 'read supply' },
    { to: '/imports/goods', label: 'imports.nav.goods', icon: 'list', may: 'read supply' },
    { to: '/imports/codes', label: 'imports.nav.codes', icon: 'table', may: 'read supply' },
    { to: '/imports/plan', label: 'imports.nav.plan', icon: 'library', may: 'read supply' },
  ],
  routes: [
    { path: '/imports', load: () => import('./Desk.tsx'), may: 'read supply' },
    { path: '/imports/detentions', load: () => import('./cases/Cases.tsx'), may: 'read supply' },
    { path: '/imports/detentions/$caseId', load: () => import('./cases/Case.tsx'), may: 'read supply' },
    { path: '/imports/allegations', load: () => import('./allegations/Allegations.tsx'), may: 'read allegation' },
    {
      path: '/imports/allegations/$allegationId',
      load: () => import('./allegations/Allegation.tsx'),
      may: 'read allegation',
    },
    { path: '/imports/orders', load: () => import('./Orders.tsx'), may: 'read supply' },
    { path: '/imports/carve-outs', load: () => import('./CarveOuts.tsx'), may: 'read supply' },
    { path: '/imports/goods', load: () => import('./Goods.tsx'), may: 'read supply' },
    { path: '/imports/goods/$editionId', load: () => import('./Edition.tsx'), may: 'read supply' },
    { path: '/imports/codes', load: () => import('./Codes.tsx'), may: 'read supply' },
    { path: '/imports/plan', load: () => import('./Plan.tsx'), may: 'read supply' },
  ],
};
