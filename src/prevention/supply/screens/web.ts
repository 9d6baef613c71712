import type { WebRoom } from '../../../web/kit/rooms.ts';

/** Supply chains: the products that need a person, each back to raw material. */
export const supplyWeb: WebRoom = {
  nav: [
    { to: '/supply', label: 'supply.nav.suppliers', icon: 'list', may: 'read supply' },
    { to: '/supply/sites', label: 'supply.nav.sites', icon: 'home', may: 'read supply' },
    { to: '/supply/products', label: 'supply.nav.products', icon: 'topic', may: 'read supply' },
    { to: '/supply/shipments', label: 'supply.nav.shipments', icon: 'file', may: 'read supply' },
    { to: '/supply/alerts', label: 'supply.nav.alerts', icon: 'flag', may: 'read supply' },
    { to: '/supply/requests', label: 'supply.nav.requests', icon: 'mail', may: 'read supply' },
    { to: '/supply/segments', label: 'supply.nav.segments', icon: 'connect', may: 'read supply' },
  ],
  routes: [
    { path: '/supply', load: () => import('./suppliers/Desk.tsx'), may: 'read supply' },
    { path: '/supply/suppliers/load', load: () => import('./suppliers/Load.tsx'), may: 'write supply' },
    { path: '/supply/suppliers/$supplierId', load: () => import('./suppliers/Supplier.tsx'), may: 'read supply' },
    { path: '/supply/sites', load: () => import('./sites/Sites.tsx'), may: 'read supply' },
    { path: '/supply/sites/$siteId', load: () => import('./sites/Site.tsx'), may: 'read supply' },
    { path: '/supply/shipments', load: () => import('./shipments/Shipments.tsx'), may: 'read supply' },
    { path: '/supply/shipments/load', load: () => import('./shipments/Load.tsx'), may: 'write supply' },
    { path: '/supply/shipments/names', load: () => import('./shipments/Names.tsx'), may: 'read supply' },
    { path: '/supply/shipments/files/$loadId', load: () => import('./shipments/File.tsx'), may: 'read supply' },
    { path: '/supply/shipments/$shipmentId', load: () => import('./shipments/Shipment.tsx'), may: 'read supply' },
    { path: '/supply/alerts', load: () => import('./alerts/Alerts.tsx'), may: 'read supply' },
    { path: '/supply/products', load: () => import('./products/Products.tsx'), may: 'read supply' },
    { path: '/supply/products/import', load: () => import('./products/Import.tsx'), may: 'write supply' },
    { path: '/supply/products/$productId', load: () => import('./products/Product.tsx'), may: 'read supply' },
    {
      path: '/supply/products/$productId/documents',
      load: () => import('./evidence/Documents.tsx'),
      may: 'read supply',
    },
    { path: '/supply/products/$productId/package', load: () => import('./evidence/Package.tsx'), may: 'read supply' },
    { path: '/supply/segments', load: () => import('./segments/Segments.tsx'), may: 'read supply' },
    { path: '/supply/segments/new', load: () => import('./segments/NewSegment.tsx'), may: 'share supply' },
    { path: '/supply/requests', load: () => import('./requests/Requests.tsx'), may: 'read supply' },
    { path: '/supply/requests/new', load: () => import('./requests/NewRequest.tsx'), may: 'write supply' },
    { path: '/supply/requests/$requestId', load: () => import('./requests/Request.tsx'), may: 'read supply' },
  ],
};
