import { Loader, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { keysQuery } from '@/api/keys';
import { useKnownModels } from '@/api/models';
import { useLatestRequests } from '@/api/requests';
import { useMay } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { RequestRow, Team } from '@/api/types';
import { firstModel } from '@/lib/models';
import { latency } from '@/lib/numbers';
import { pico, usd } from '@/lib/money';
import { useSecret } from '@/lib/secret';
import { Panel } from '@/ui/Page';
import { Snippets } from '@/ui/Snippets';
import { ButtonLink } from '@/ui/links';
import classes from './Checklist.module.css';

const PLACEHOLDER = 'YOUR_KEY';

/** The way from an empty organization to the first call under a budget; gone once it was walked. */
export function Checklist() {
  const keys = useInfiniteQuery(keysQuery({ revoked: true })).data?.pages[0]?.data;
  const { data: requests } = useLatestRequests();
  const { data: teams } = useQuery(teamsQuery);
  const mayManage = useMay('teams:write');
  if (!keys || !requests || !teams || !mayManage) return null;
  const hasKey = keys.length > 0;
  const arrived = requests[0];
  const budgeted = teams.some((team) => team.budgets.length > 0);
  if (hasKey && arrived && budgeted) return null;
  return (
    <Panel title="Get started" label="Get started">
      <ol className={classes.steps}>
        <Step done={hasKey} current={!hasKey} title="Create a key" detail="Applications sign in with it; its team pays for its calls.">
          <ButtonLink to="/keys" search={{ create: true }}>
            Create key
          </ButtonLink>
        </Step>
        <Step
          done={arrived !== undefined}
          current={hasKey && !arrived}
          title="Make a call"
          detail="Any OpenAI client works: change its base URL and its key."
        >
          <FirstCall />
        </Step>
        <Step
          done={arrived !== undefined}
          current={false}
          title="Watch it arrive"
          detail={arrived ? story(arrived) : 'It shows here within seconds, with its provider, tokens and cost.'}
        />
        <Step
          done={budgeted}
          current={arrived !== undefined && !budgeted}
          title="Set a budget"
          detail="A team's budget is a promise: calls that could break it are refused before they cost anything."
        >
          <SetBudget teams={teams} />
        </Step>
      </ol>
    </Panel>
  );
}

function Step({ done, current, title, detail, children }: { done: boolean; current: boolean; title: string; detail: string; children?: ReactNode }) {
  return (
    <li className={classes.step} data-done={done || undefined} data-current={current || undefined} aria-current={current ? 'step' : undefined}>
      <span className={classes.tick} role="img" aria-label={done ? 'Done' : 'To do'}>
        {done && <IconCheck size={13} stroke={2.6} />}
      </span>
      <div className={classes.content}>
        <Text fw={550}>{title}</Text>
        <Text size="sm" c="dimmed">
          {detail}
        </Text>
        {current && children && <div className={classes.action}>{children}</div>}
      </div>
    </li>
  );
}

function FirstCall() {
  const secret = useSecret();
  return (
    <>
      <Snippets secret={secret ?? PLACEHOLDER} model={firstModel(useKnownModels())} />
      <div className={classes.waiting} role="status">
        <Loader size={13} color="var(--tg-accent)" />
        <Text size="sm" c="dimmed">
          Waiting for your first call…
          {!secret && ` Put your key's secret in place of ${PLACEHOLDER}; lost it? Rotate the key on the Keys page.`}
        </Text>
      </div>
    </>
  );
}

function story(row: RequestRow): string {
  return `${row.model} by ${row.provider ?? 'no provider'}, ${usd(pico(row.spend))}, in ${latency(row.total_ms)}.`;
}

/** Straight into the form of the only team there is, else to the list of them. */
function SetBudget({ teams }: { teams: readonly Team[] }) {
  const [only] = teams;
  return teams.length === 1 && only ? (
    <ButtonLink to="/teams/$teamId" params={{ teamId: only.id }} search={{ open: 'budget' }}>
      Set a budget
    </ButtonLink>
  ) : (
    <ButtonLink to="/teams">Choose a team</ButtonLink>
  );
}
