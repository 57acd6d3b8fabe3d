import { Group, TextInput } from '@mantine/core';
import { IconCpu, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { modelsQuery } from '@/api/models';
import type { OfferedModel } from '@/api/types';
import { exactUsd, pico } from '@/lib/money';
import { count } from '@/lib/numbers';
import { CopyButton } from '@/ui/CopyButton';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { TextLink } from '@/ui/links';
import classes from './Models.module.css';

type Offering = OfferedModel['offerings'][number];

const COLUMNS: Column<OfferedModel>[] = [
  { header: 'Model', cell: (model) => <Name model={model} />, under: (model) => <Offers of={model} /> },
  { header: 'Context', align: 'right', from: 'md', cell: (model) => count(model.context_length) },
  { header: 'Can', from: 'lg', cell: (model) => <span className={classes.can}>{model.capabilities.join(', ').replaceAll('_', ' ')}</span> },
  { header: 'Provider', from: 'sm', cell: (model) => <Lines of={model} line={providerText} none="Not offered now" /> },
  { header: 'Input per 1M', align: 'right', from: 'sm', cell: (model) => <Lines of={model} line={(offering) => rate(offering, 'input')} /> },
  { header: 'Output per 1M', align: 'right', from: 'sm', cell: (model) => <Lines of={model} line={(offering) => rate(offering, 'output')} /> },
];

/** What can be called here, and what it costs at whom. */
export default function Models() {
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const [wanted, setWanted] = useState('');
  const search = (
    <TextInput
      aria-label="Find a model"
      placeholder="Find a model"
      leftSection={<IconSearch size={15} stroke={1.7} />}
      value={wanted}
      onChange={(event) => setWanted(event.currentTarget.value)}
    />
  );
  return (
    <Page title="Models" description="The names that a request can ask for. Each call goes to the best priced offering that works." actions={search}>
      {error && !models ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush label="Models">
          <DataTable
            label="Models"
            columns={COLUMNS}
            rows={models?.filter((model) => matches(model, wanted))}
            rowKey={(model) => model.id}
            skeletonRows={6}
            empty={
              <EmptyState Icon={IconCpu} title={wanted ? 'No model matches' : 'No model yet'}>
                {wanted ? 'Search for a part of its name or of its provider.' : 'The operator of this gateway adds models to its catalogue.'}
              </EmptyState>
            }
          />
        </Panel>
      )}
    </Page>
  );
}

function Name({ model }: { model: OfferedModel }) {
  return (
    <Group gap={4} wrap="nowrap">
      <div className={classes.name}>
        <TextLink to="/requests" search={{ model: model.id }} c="inherit" fw={550} inherit className="mono" title={`Requests for ${model.id}`}>
          {model.id}
        </TextLink>
        <span className={classes.display}>{model.display_name}</span>
      </div>
      <CopyButton value={model.id} what={`name ${model.id}`} bare />
    </Group>
  );
}

/** One line an offering, in step with the columns beside. */
function Lines({ of, line, none }: { of: OfferedModel; line: (offering: Offering) => ReactNode; none?: string }) {
  if (of.offerings.length === 0) return none ? <Quiet>{none}</Quiet> : null;
  return (
    <div className={classes.lines}>
      {of.offerings.map((offering) => (
        <span key={offering.slug}>{line(offering)}</span>
      ))}
    </div>
  );
}

/** Provider and price of each offering, in words that need no header. */
function Offers({ of }: { of: OfferedModel }) {
  if (of.offerings.length === 0) return <>Not offered now</>;
  return (
    <ul className={classes.offers}>
      {of.offerings.map((offering) => (
        <li key={offering.slug}>
          <span>{providerText(offering)}</span>
          <span>{priceText(offering)}</span>
        </li>
      ))}
    </ul>
  );
}

function priceText(offering: Offering): string {
  return offering.free ? 'Free' : `${rate(offering, 'input')} in, ${rate(offering, 'output')} out per 1M`;
}

function providerText({ provider, region, quantization }: Offering): string {
  return [provider, region, quantization].filter(Boolean).join(', ');
}

function rate({ free, price }: Offering, name: string): string {
  if (free) return 'Free';
  const amount = price[name];
  return amount === undefined ? '–' : exactUsd(pico(amount));
}

function matches({ id, display_name, offerings }: OfferedModel, wanted: string): boolean {
  const text = [id, display_name, ...offerings.map(({ provider }) => provider)].join(' ').toLowerCase();
  return text.includes(wanted.trim().toLowerCase());
}
