import { useQuery } from '@tanstack/react-query';
import { t } from '@/i18n';
import { STATUSES } from '@/lib/status';
import type { FilterField } from '@/ui/FilterBar';
import { useKeyChoices } from './keys';
import { membersQuery } from './members';
import { modelsQuery, useProviders } from './models';
import { useKnownTags } from './tags';
import { teamsQuery } from './teams';

export type PartyFilter = 'team' | 'key' | 'member' | 'model' | 'provider' | 'offering' | 'status' | 'end_user' | 'tag';

const TAG = /^[A-Za-z0-9][\w.-]{0,62}:.+$/;

/** What requests and spend can both be narrowed to, with what there is to choose from. */
export function usePartyFilters({ team, key }: { team?: string; key?: string }): FilterField<PartyFilter>[] {
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: models = [] } = useQuery(modelsQuery);
  const { data: members = [] } = useQuery({ ...membersQuery, retry: false });
  const providers = useProviders();
  const { keys = [], find } = useKeyChoices({ team_id: team, revoked: true, chosen: key });
  return [
    { name: 'team', label: t('Team'), choices: teams.map(named) },
    { name: 'key', label: t('Key'), choices: keys.map(named), onFind: find },
    { name: 'member', label: t('Member'), choices: members.map(named) },
    { name: 'model', label: t('Model'), choices: models.map(({ id }) => ({ value: id, label: id })) },
    { name: 'provider', label: t('Provider'), choices: providers.map((slug) => ({ value: slug, label: slug })) },
    { name: 'offering', label: t('Offering'), choices: models.flatMap(({ offerings }) => offerings.map(({ slug }) => ({ value: slug, label: slug }))) },
    { name: 'status', label: t('Status'), choices: Object.entries(STATUSES()).map(([value, label]) => ({ value, label })) },
    { name: 'end_user', label: t('End user'), placeholder: t('As your callers name them') },
    { name: 'tag', label: t('Tag'), placeholder: 'env:prod', suggestions: useKnownTags(), check: (value) => (TAG.test(value) ? null : t('Write it as name:value.')) },
  ];
}

function named({ id, name }: { id: string; name: string }): { value: string; label: string } {
  return { value: id, label: name };
}
