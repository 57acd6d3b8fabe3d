import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { policyQuery } from '@/api/policies';
import { t } from '@/i18n';
import { LEVELS, placeOf, type Place, type PlaceSearch } from '@/lib/places';
import { inSentence } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Page, PageSkeleton, Panel } from '@/ui/Page';
import { PlacePicker } from '@/ui/PlacePicker';
import { Effective } from './Effective';
import classes from './Policies.module.css';
import { PolicyEditor } from './PolicyEditor';

/** What the organization, its teams and keys allow, and what that comes to for a key. */
export default function Policies() {
  const search = useSearch({ from: '/signed-in/policies' });
  const navigate = useNavigate();
  const place = placeOf(search);
  const show = (next: PlaceSearch) => void navigate({ to: '/policies', search: next, resetScroll: false });
  return (
    <Page title={t('Policies')} description={t('What may be called, where it may run and what providers must promise. All levels bind together: the strictest wins, and no request can widen it.')}>
      <PlacePicker levels={LEVELS.slice(0, 3)} value={search} onChange={show} />
      <div className={classes.columns}>
        {place ? (
          <Loaded key={`${place.level}/${place.id}`} place={place} />
        ) : (
          <Panel label={t('Policy')}>
            <EmptyState Icon={IconShieldCheck} title={t('Choose a {level}', { level: inSentence(search.level ?? '') })}>
              {t('Its policy shows here.')}
            </EmptyState>
          </Panel>
        )}
        <Effective key={place?.id ?? 'organization'} place={place} />
      </div>
    </Page>
  );
}

function Loaded({ place }: { place: Place }) {
  const { data, error, refetch } = useQuery({ ...policyQuery(place), refetchOnWindowFocus: false });
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  return data ? <PolicyEditor key={`${place.level}/${place.id}`} place={place} loaded={data} onReload={async () => (await refetch({ throwOnError: true })).data ?? data} /> : <PageSkeleton />;
}
