import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { routingVersionsQuery } from '@/api/routing';
import { useMay } from '@/api/session';
import type { AuditEvent, RoutingDocument } from '@/api/types';
import { t } from '@/i18n';
import { actorText } from '@/lib/audit';
import type { Place } from '@/lib/places';
import { documentText, said, sameDocument } from '@/lib/routing';
import { Panel } from '@/ui/Page';
import { When } from '@/ui/When';
import classes from './Routing.module.css';

interface RoutingVersionsProps {
  place: Place;
  /** Makes a version the draft; absent for those who may not write. */
  onTake?: (document: RoutingDocument) => void;
}

/** What the document said before, from the audit log; for those who may read that. */
export function RoutingVersions({ place, onTake }: RoutingVersionsProps) {
  const mayRead = useMay('audit:read');
  const { data = [] } = useQuery({ ...routingVersionsQuery(place), enabled: mayRead });
  const versions = data.map((event) => ({ event, ...changeOf(event, place) })).filter(({ from, to }) => !sameDocument(from, to));
  if (!mayRead) return null;
  return (
    <Panel title={t('Versions')} description={t('The latest first; from the audit log.')}>
      {versions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('Nobody has changed it yet.')}
        </Text>
      ) : (
        <ol className={classes.versions}>
          {versions.map(({ event, to }, at) => (
            <Version key={event.id} event={event} document={to} current={at === 0} onTake={onTake} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Version({ event, document, current, onTake }: { event: AuditEvent; document: RoutingDocument; current: boolean; onTake?: (document: RoutingDocument) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <UnstyledButton onClick={() => setOpen(!open)} aria-expanded={open} fz="sm">
          <Text span inherit fw={550}>
            {actorText(event)}
          </Text>{' '}
          <Text span inherit c="dimmed">
            <When at={event.at} />
            {current && t(', in force')}
          </Text>
        </UnstyledButton>
        {onTake && !current && (
          <Button variant="default" size="compact-xs" onClick={() => onTake(document)}>
            {t('Take as draft')}
          </Button>
        )}
      </Group>
      {open && <pre className={classes.change}>{documentText(document)}</pre>}
    </li>
  );
}

function changeOf({ detail }: AuditEvent, { level }: Place): { from: RoutingDocument; to: RoutingDocument } {
  return { from: documentIn(detail['from'], level), to: documentIn(detail['to'], level) };
}

/** A team's event tells the whole team. */
function documentIn(side: unknown, level: Place['level']): RoutingDocument {
  if (typeof side !== 'object' || side === null) return {};
  if (level !== 'team') return said(side as RoutingDocument);
  return 'routing' in side && typeof side.routing === 'object' && side.routing !== null ? said(side.routing as RoutingDocument) : {};
}
