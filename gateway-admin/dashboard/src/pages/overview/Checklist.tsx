import { useLocalStorage } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Suspense, lazy } from 'react';
import { keysQuery } from '@/api/keys';
import { membersQuery } from '@/api/members';
import { useLatestRequests } from '@/api/requests';
import { useMay, useMe } from '@/api/session';
import { teamsQuery } from '@/api/teams';

/** Apart: whoever has done all of it loads nothing of it. */
const ChecklistSteps = lazy(() => import('./ChecklistSteps'));

/** Who has more is beyond the first minutes. */
const FEW_KEYS = 2;

/** The first steps, until they were gone. */
export function Checklist() {
  const keys = useInfiniteQuery(keysQuery({ revoked: true })).data?.pages[0]?.data;
  const { data: requests } = useLatestRequests();
  const { data: teams } = useQuery(teamsQuery);
  const { data: members } = useQuery({ ...membersQuery, retry: false });
  const mayInvite = useMay('members:write');
  const mayManage = useMay('teams:write');
  const [skipped, skip] = useSkipped();
  if (!keys || !requests || !teams || !mayManage) return null;
  const hasKey = keys.length > 0;
  const arrived = requests[0];
  const budgeted = teams.some((team) => team.budgets.length > 0);
  const invited = (members?.length ?? 0) > 1 || skipped || !mayInvite || keys.length > FEW_KEYS;
  if (hasKey && arrived && budgeted && invited) return null;
  return (
    <Suspense>
      <ChecklistSteps {...{ hasKey, arrived, teams, budgeted, invited, mayInvite, skip }} />
    </Suspense>
  );
}

/** Whether the reader wants to stay alone for now; in this browser. */
function useSkipped(): [boolean, () => void] {
  const [skipped, setSkipped] = useLocalStorage({ key: `tollgate.no-invitation.${useMe().organization.id}`, defaultValue: false });
  return [skipped, () => setSkipped(true)];
}
