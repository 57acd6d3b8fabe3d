import { Button, Group, Loader, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useKnownModels } from '@/api/models';
import type { RequestRow, Team } from '@/api/types';
import { t } from '@/i18n';
import { firstModel } from '@/lib/models';
import { latency } from '@/lib/numbers';
import { pico, usd } from '@/lib/money';
import { useSecret } from '@/lib/secret';
import { Panel } from '@/ui/Page';
import { Snippets } from '@/ui/Snippets';
import { ButtonLink } from '@/ui/links';
import classes from './ChecklistSteps.module.css';

const PLACEHOLDER = 'YOUR_KEY';

export interface Progress {
  hasKey: boolean;
  /** The first call that came. */
  arrived?: RequestRow;
  teams: readonly Team[];
  budgeted: boolean;
  invited: boolean;
  mayInvite: boolean;
  /** Leaves the invitation for later. */
  skip: () => void;
}

/** The way from an empty organization to the first call under a budget. */
export default function ChecklistSteps({ hasKey, arrived, teams, budgeted, invited, mayInvite, skip }: Progress) {
  return (
    <Panel title={t('Get started')} label={t('Get started')}>
      <ol className={classes.steps}>
        <Step done={hasKey} current={!hasKey} title={t('Create a key')} detail={t('Applications sign in with it; its team pays for its calls.')}>
          <ButtonLink to="/keys" search={{ create: true }}>
            {t('Create key')}
          </ButtonLink>
        </Step>
        <Step
          done={arrived !== undefined}
          current={hasKey && !arrived}
          title={t('Make a call')}
          detail={t('Any OpenAI client works: change its base URL and its key.')}
        >
          <FirstCall />
        </Step>
        <Step
          done={arrived !== undefined}
          current={false}
          title={t('Watch it arrive')}
          detail={arrived ? story(arrived) : t('It shows here within seconds, with its provider, tokens and cost.')}
        />
        <Step
          done={budgeted}
          current={arrived !== undefined && !budgeted}
          title={t('Set a budget')}
          detail={t('A team\'s budget is a promise: calls that could break it are refused before they cost anything.')}
        >
          <SetBudget teams={teams} />
        </Step>
        {mayInvite && (
          <Step
            done={invited}
            current={arrived !== undefined && budgeted && !invited}
            title={t('Invite someone')}
            detail={t('Others sign in with their own account; their role says what they may see and do.')}
          >
            <Group gap="sm">
              <ButtonLink to="/members">{t('Invite')}</ButtonLink>
              <Button variant="subtle" color="gray" onClick={skip}>
                {t('Not now')}
              </Button>
            </Group>
          </Step>
        )}
      </ol>
    </Panel>
  );
}

function Step({ done, current, title, detail, children }: { done: boolean; current: boolean; title: string; detail: string; children?: ReactNode }) {
  return (
    <li className={classes.step} data-done={done || undefined} data-current={current || undefined} aria-current={current ? 'step' : undefined}>
      <span className={classes.tick} role="img" aria-label={done ? t('Done') : t('To do')}>
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
          {t('Waiting for your first call…')}
          {!secret && ` ${t('Put your key\'s secret in place of {placeholder}; lost it? Rotate the key on the Keys page.', { placeholder: PLACEHOLDER })}`}
        </Text>
      </div>
    </>
  );
}

function story(row: RequestRow): string {
  return t('{model} by {provider}, {spend}, in {time}.', { model: row.model, provider: row.provider ?? t('no provider'), spend: usd(pico(row.spend)), time: latency(row.total_ms) });
}

/** Straight into the form of the only team there is, else to the list of them. */
function SetBudget({ teams }: { teams: readonly Team[] }) {
  const [only] = teams;
  return teams.length === 1 && only ? (
    <ButtonLink to="/teams/$teamId" params={{ teamId: only.id }} search={{ open: 'budget' }}>
      {t('Set a budget')}
    </ButtonLink>
  ) : (
    <ButtonLink to="/teams">{t('Choose a team')}</ButtonLink>
  );
}
