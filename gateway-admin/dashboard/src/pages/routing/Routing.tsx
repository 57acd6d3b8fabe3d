import { IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { routingQuery } from '@/api/routing';
import { useMe } from '@/api/session';
import { t } from '@/i18n';
import { LEVELS, placeOf, type Place, type PlaceSearch } from '@/lib/places';
import { inSentence } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Page, PageSkeleton, Panel } from '@/ui/Page';
import { PlacePicker } from '@/ui/PlacePicker';
import { RoutingEditor } from './RoutingEditor';

/** Where requests go: the documents of the organization, its teams and keys, and what would become of a request. */
export default function Routing() {
  const search = useSearch({ from: '/signed-in/routing' });
  const { operator } = useMe();
  const navigate = useNavigate();
  const place = placeOf(search);
  const show = (next: PlaceSearch) => void navigate({ to: '/routing', search: next, resetScroll: false });
  return (
    <Page title={t('Routing')} description={t('Which provider a request is sent to first, and where it may never go. Constraints of all levels hold together; the most specific strategy wins.')}>
      <PlacePicker levels={operator ? LEVELS : LEVELS.slice(0, 3)} value={search} onChange={show} />
      {place ? (
        <Loaded key={`${place.level}/${place.id}`} place={place} />
      ) : (
        <Panel label={t('Routing document')}>
          <EmptyState Icon={IconRoute} title={t('Choose a {level}', { level: inSentence(search.level ?? '') })}>
            {t('Its document, and what would become of its requests, show here.')}
          </EmptyState>
        </Panel>
      )}
    </Page>
  );
}

function Loaded({ place }: { place: Place }) {
  const { data, error, refetch } = useQuery({ ...routingQuery(place), refetchOnWindowFocus: false });
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  return data ? <RoutingEditor place={place} loaded={data} onReload={async () => (await refetch({ throwOnError: true })).data ?? data} /> : <PageSkeleton />;
}
