import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { limitsQuery } from '@/api/teams';
import type { Team } from '@/api/types';
import { t } from '@/i18n';
import { ratesText } from '@/lib/limits';
import { Budgets } from '@/ui/Budgets';
import { Panel } from '@/ui/Page';

/** How the limits of single models, endpoints and tags stand; nothing for a team that has none. */
export function NarrowedPanel({ team }: { team: Team }) {
  const { data } = useQuery(limitsQuery('team', team.id));
  if (team.narrowed_limits.length === 0) return null;
  return (
    <Panel title={t('Limits for one model, endpoint or tag')}>
      <Stack gap="lg">
        {team.narrowed_limits.map((limits) => {
          const name = limits.model ?? limits.endpoint ?? limits.tag;
          const standing = data?.narrowed_limits.find(({ model, endpoint, tag }) => model === limits.model && endpoint === limits.endpoint && tag === limits.tag);
          return (
            <div key={name}>
              <Text size="sm" fw={550}>
                {name}
              </Text>
              <Text size="sm" c="dimmed" mb={6}>
                {ratesText(limits.rate_limits)}
              </Text>
              {standing && standing.budgets.length > 0 && <Budgets budgets={standing.budgets} />}
            </div>
          );
        })}
      </Stack>
    </Panel>
  );
}
