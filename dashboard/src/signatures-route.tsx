import { createRoute, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router'
import { account } from './account-route.tsx'
import { deliverySearch, rulesSearch, signaturesOverviewSearch, signaturesSearch } from './addresses.ts'

const frame = createRoute({
  getParentRoute: () => account,
  path: 'signatures',
  validateSearch: signaturesSearch,
  search: { middlewares: [retainSearchParams(['changeSet'])] },
  component: lazyRouteComponent(() => import('./pages/signatures/SignaturesFrame.tsx'), 'SignaturesFrame'),
})

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/accounts/$accountId/signatures/overview', params })
  },
})

const overview = createRoute({
  getParentRoute: () => frame,
  path: 'overview',
  validateSearch: signaturesOverviewSearch,
  component: lazyRouteComponent(() => import('./pages/signatures/overview/OverviewPage.tsx'), 'OverviewPage'),
})

const fields = createRoute({
  getParentRoute: () => frame,
  path: 'fields',
  component: lazyRouteComponent(() => import('./pages/signatures/fields/FieldsPage.tsx'), 'FieldsPage'),
})

const locations = createRoute({
  getParentRoute: () => frame,
  path: 'locations',
  component: lazyRouteComponent(() => import('./pages/signatures/locations/LocationsPage.tsx'), 'LocationsPage'),
})

const rules = createRoute({
  getParentRoute: () => frame,
  path: 'rules',
  validateSearch: rulesSearch,
  component: lazyRouteComponent(() => import('./pages/signatures/rules/RulesPage.tsx'), 'RulesPage'),
})

const banners = createRoute({
  getParentRoute: () => frame,
  path: 'banners',
  component: lazyRouteComponent(() => import('./pages/signatures/banners/BannersPage.tsx'), 'BannersPage'),
})

const texts = createRoute({
  getParentRoute: () => frame,
  path: 'texts',
  component: lazyRouteComponent(() => import('./pages/signatures/texts/TextsPage.tsx'), 'TextsPage'),
})

const delivery = createRoute({
  getParentRoute: () => frame,
  path: 'delivery',
  validateSearch: deliverySearch,
  component: lazyRouteComponent(() => import('./pages/signatures/delivery/DeliveryPage.tsx'), 'DeliveryPage'),
})

const programs = createRoute({
  getParentRoute: () => frame,
  path: 'programs',
  component: lazyRouteComponent(() => import('./pages/signatures/programs/ProgramsPage.tsx'), 'ProgramsPage'),
})

const program = createRoute({
  getParentRoute: () => frame,
  path: 'programs/$programId',
  component: lazyRouteComponent(() => import('./pages/signatures/editor/EditorPage.tsx'), 'EditorPage'),
})

const review = createRoute({
  getParentRoute: () => frame,
  path: 'review',
  component: lazyRouteComponent(() => import('./pages/signatures/review/ReviewPage.tsx'), 'ReviewPage'),
})

const versions = createRoute({
  getParentRoute: () => frame,
  path: 'versions',
  component: lazyRouteComponent(() => import('./pages/signatures/versions/VersionsPage.tsx'), 'VersionsPage'),
})

const photos = createRoute({
  getParentRoute: () => frame,
  path: 'photos',
  component: lazyRouteComponent(() => import('./pages/signatures/photos/PhotosPage.tsx'), 'PhotosPage'),
})

/** The area of signatures; a page that is added here gets its tab in `pages/signatures/tabs.ts`. */
export const signaturesRoute = frame.addChildren([
  home,
  overview,
  fields,
  programs,
  program,
  locations,
  banners,
  texts,
  rules,
  review,
  versions,
  delivery,
  photos,
])
