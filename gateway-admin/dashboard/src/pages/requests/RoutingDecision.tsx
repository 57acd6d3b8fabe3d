import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequestDetail } from '@/api/types';
import { t } from '@/i18n';
import { exactUsd, pico } from '@/lib/money';
import { count } from '@/lib/numbers';
import { keptPlan } from '@/lib/plan';
import { fullTime } from '@/lib/time';
import { words } from '@/lib/words';
import { Facts } from '@/ui/Facts';
import { Plan } from '../routing/Plan';

/** Why the request went where it went: what was planned on, and the whole plan where it was kept. */
export function RoutingDecision({ detail: { routing, request, upstream_model } }: { detail: RequestDetail }) {
  const plan = keptPlan(routing.plan);
  const { requested_model, downshift, saved, catalogue_revision, health_at } = routing;
  const facts: [string, ReactNode][] = [];
  if (requested_model) facts.push([t('Asked for'), requested_model], [t('Served instead'), request.model]);
  if (downshift) facts.push([t('Because'), words(downshift)]);
  if (saved) facts.push([t('Saved by the cheap one first'), exactUsd(pico(saved))]);
  if (upstream_model) facts.push([t('Called there'), <span className="mono">{upstream_model}</span>]);
  if (catalogue_revision !== null) facts.push([t('Catalogue revision'), count(catalogue_revision)]);
  if (health_at) facts.push([t('Health as of'), fullTime(health_at)]);
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      {plan ? (
        <div style={{ marginTop: 16 }}>
          <Plan plan={plan} served={request.offering ?? undefined} />
        </div>
      ) : (
        <Text size="xs" c="dimmed" mt={8}>
          {t('Candidates and scores are kept with one request in a hundred, and with each that says x-tollgate-explain: true.')}
        </Text>
      )}
    </>
  );
}
