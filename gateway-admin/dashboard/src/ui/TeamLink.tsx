import { Text, type AnchorProps } from '@mantine/core';
import { useIsDeleted } from '@/api/teams';
import type { RequestRow } from '@/api/types';
import { teamName } from '@/lib/deleted';
import { Quiet } from './Quiet';
import { TextLink } from './links';

type Named = RequestRow['team'];

/** A team where records name it: said to be deleted when it is. */
export function TeamName({ team }: { team: Named }) {
  return useIsDeleted()(team.id) ? <Quiet>{teamName(team.name, true)}</Quiet> : team.name;
}

/** The same as a link to the team's page, while there is one. */
export function TeamLink({ team, fw }: { team: Named; fw?: AnchorProps['fw'] }) {
  const gone = useIsDeleted()(team.id) || !team.id.startsWith('team_');
  return gone ? (
    <Text span inherit fw={fw}>
      <TeamName team={team} />
    </Text>
  ) : (
    <TextLink to="/teams/$teamId" params={{ teamId: team.id }} c="inherit" fw={fw} inherit>
      {team.name}
    </TextLink>
  );
}
