import { Select, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useKeyChoices } from '@/api/keys';
import { effectivePolicyQuery } from '@/api/policies';
import { t } from '@/i18n';
import type { Place } from '@/lib/places';
import { boundBy, sourceText, type Bound, type Source } from '@/lib/policy';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { TextLink } from '@/ui/links';
import classes from './Policies.module.css';

/** What binds a key in the end, and who said so. */
export function Effective({ place }: { place?: Place }) {
  const team = place?.level === 'team' ? place.id : undefined;
  const [chosen, choose] = useState<string>();
  const { keys, find } = useKeyChoices({ team_id: team, chosen });
  const key = place?.level === 'key' ? place.id : (chosen ?? keys?.[0]?.id);
  return (
    <Panel title={t('What binds a key')} description={t('All that holds for it together, and where each part comes from.')}>
      {place?.level !== 'key' && keys && keys.length > 0 && (
        <Select aria-label={t('Key')} mb="md" searchable onSearchChange={find} data={keys.map(({ id, name, team: of }) => ({ value: id, label: `${name} · ${of.name}` }))} value={key ?? null} onChange={(id) => id && choose(id)} />
      )}
      {key ? (
        <OfKey id={key} />
      ) : (
        keys && (
          <Text size="sm" c="dimmed">
            {t('There is no key yet.')}
          </Text>
        )
      )}
    </Panel>
  );
}

function OfKey({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(effectivePolicyQuery(id));
  if (error && !data) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} radius="md" />;
  return (
    <dl className={classes.bounds}>
      {boundBy(data).map((bound) => (
        <Part key={bound.name} bound={bound} />
      ))}
    </dl>
  );
}

function Part({ bound: { name, value, from } }: { bound: Bound }) {
  return (
    <div className={classes.bound}>
      <dt>{name}</dt>
      <dd>
        {value ?? <Quiet>{t('Not bound')}</Quiet>}
        {from.length > 0 && (
          <div className={classes.from}>
            {from.map((source) => (
              <Origin key={`${source.level}/${source.document}`} source={source} />
            ))}
          </div>
        )}
      </dd>
    </div>
  );
}

/** Leads to where it was said. */
function Origin({ source }: { source: Source }) {
  const { level, id, document } = source;
  const search = level === 'organization' ? {} : { level, id };
  if (document === 'policy') return <TextLink to="/policies" search={search} inherit>{sourceText(source)}</TextLink>;
  if (document === 'routing') return <TextLink to="/routing" search={search} inherit>{sourceText(source)}</TextLink>;
  return level === 'team' ? <TextLink to="/teams/$teamId" params={{ teamId: id }} inherit>{sourceText(source)}</TextLink> : <TextLink to="/keys" inherit>{sourceText(source)}</TextLink>;
}
