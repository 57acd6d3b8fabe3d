import { Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { requestQuery } from '@/api/requests';
import type { RequestDetail } from '@/api/types';
import { t } from '@/i18n';
import { pico } from '@/lib/money';
import { answerText } from '@/lib/outcome';
import { fullTime } from '@/lib/time';
import { CopyButton } from '@/ui/CopyButton';
import { Facts } from '@/ui/Facts';
import { LoadFailure } from '@/ui/Notice';
import { TeamName } from '@/ui/TeamLink';
import { Attempts } from './Attempts';
import { CostSheet } from './CostSheet';
import { Headers } from './Headers';
import { Latency } from './Latency';
import classes from './RequestDrawer.module.css';
import { Payload } from './Payload';
import { RoutingDecision } from './RoutingDecision';
import { Waterfall } from './Waterfall';
import { StatusTag } from './requestColumns';

/** Everything about one request, beside the list. */
export function RequestDrawer({ id, onClose }: { id?: string; onClose: () => void }) {
  return (
    <Drawer opened={id !== undefined} onClose={onClose} position="right" size={520} title={<Text fw={600}>{t('Request')}</Text>}>
      {id && <Content id={id} />}
    </Drawer>
  );
}

function Content({ id }: { id: string }) {
  const { data: detail, error, refetch } = useQuery(requestQuery(id));
  if (error && !detail) return <LoadFailure error={error} onRetry={() => void refetch()} />;
  if (!detail) return <Skeleton height={420} radius="md" />;
  return (
    <Stack gap={28}>
      <div>
        <div className={classes.id}>
          <span className="mono">{detail.request.id}</span>
          <CopyButton value={detail.request.id} what={t('request id')} />
        </div>
        <Facts facts={facts(detail)} />
      </div>
      <Block title={t('Cost')}>
        {isFree(detail) ? (
          <Text size="sm" c="dimmed">
            {t('Nothing was charged.')}
          </Text>
        ) : (
          <CostSheet cost={detail.cost} source={detail.usage_source} />
        )}
      </Block>
      <Block title={t('Timeline')}>
        <Waterfall detail={detail} />
      </Block>
      <Block title={t('Attempts')}>
        <Attempts detail={detail} />
      </Block>
      <Block title={t('Routing')}>
        <RoutingDecision detail={detail} />
      </Block>
      {detail.payload_captured && (
        <Block title={t('Payload')}>
          <Payload id={detail.request.id} />
        </Block>
      )}
      <Block title={t('Headers')}>
        <Headers detail={detail} />
      </Block>
      <Block title={t('Latency')}>
        <Latency parts={detail.latency} />
      </Block>
    </Stack>
  );
}

function facts({ request, ...detail }: RequestDetail): [string, ReactNode][] {
  const told: [string, ReactNode][] = [
    [t('Status'), <StatusTag row={request} />],
    ...failure(request),
    [t('Time'), fullTime(request.at)],
    [t('Team'), <TeamName team={request.team} />],
    [t('Key'), request.key.name],
    [t('Model'), request.model],
    [request.status === 'ok' ? t('Served by') : t('Provider'), request.offering ?? t('No provider')],
  ];
  const answer = answerText({ request, finish_reason: detail.finish_reason });
  if (answer) told.push([t('Answer'), answer]);
  if (detail.end_user) told.push([t('End user'), detail.end_user]);
  if (detail.session) told.push([t('Session'), <span className="mono">{detail.session}</span>]);
  told.push(...Object.entries(detail.metadata).map(([name, value]): [string, ReactNode] => [name, String(value)]));
  if (detail.client_request_id) told.push([t('Client\'s request ID'), <span className="mono">{detail.client_request_id}</span>]);
  return told;
}

/** What the caller was told, and the code to search for. */
function failure({ status, http_status, error_code }: RequestDetail['request']): [string, ReactNode][] {
  if (status === 'ok') return [];
  const told: [string, ReactNode][] = [[t('HTTP status'), http_status]];
  if (error_code) told.push([t('Error code'), <span className="mono">{error_code}</span>]);
  return told;
}

function isFree({ request, cost }: RequestDetail): boolean {
  return request.status !== 'ok' && pico(cost.spend) === 0n;
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}
