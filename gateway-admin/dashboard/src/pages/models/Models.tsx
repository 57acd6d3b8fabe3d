import { Button, Checkbox, Group, TextInput, UnstyledButton } from '@mantine/core';
import { IconColumns2, IconCpu, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { performanceQuery } from '@/api/performance';
import { modelsQuery } from '@/api/models';
import type { Measurement, OfferedModel } from '@/api/types';
import { language, t } from '@/i18n';
import { found } from '@/lib/found';
import { exactUsd, pico } from '@/lib/money';
import { count, latency } from '@/lib/numbers';
import { CopyButton } from '@/ui/CopyButton';
import type { Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { PartTable } from '@/ui/LongTable';
import { LoadFailure } from '@/ui/Notice';
import { Page, Panel } from '@/ui/Page';
import { Quiet } from '@/ui/Quiet';
import { ModelComparison } from './ModelComparison';
import { ModelDrawer } from './ModelDrawer';
import classes from './Models.module.css';

type Offering = OfferedModel['offerings'][number];

interface Choosing {
  chosen: readonly string[];
  onChoose: (id: string, on: boolean) => void;
  onOpen: (model: OfferedModel) => void;
  measured: readonly Measurement[];
}

const MOST_COMPARED = 4;

function columns({ chosen, onChoose, onOpen, measured }: Choosing): Column<OfferedModel>[] {
  return [
    {
      header: t('Compare'),
      quiet: true,
      width: 44,
      cell: ({ id }) => (
        <label className={classes.pick} onClick={(event) => event.stopPropagation()}>
          <Checkbox
            size="xs"
            aria-label={t('Compare {id}', { id })}
            checked={chosen.includes(id)}
            disabled={!chosen.includes(id) && chosen.length >= MOST_COMPARED}
            onChange={(event) => onChoose(id, event.currentTarget.checked)}
          />
        </label>
      ),
    },
    { header: t('Model'), cell: (model) => <Name model={model} onOpen={onOpen} />, under: (model) => <Offers of={model} /> },
    { header: t('Context'), align: 'right', from: 'md', cell: (model) => count(model.context_length) },
    { header: t('Provider'), from: 'sm', cell: (model) => <Lines of={model} line={providerText} none={t('Not offered now')} /> },
    { header: t('Input per 1M'), align: 'right', from: 'sm', cell: (model) => <Lines of={model} line={(offering) => rate(offering, 'input')} /> },
    { header: t('Output per 1M'), align: 'right', from: 'sm', cell: (model) => <Lines of={model} line={(offering) => rate(offering, 'output')} /> },
    { header: t('First token'), align: 'right', from: 'lg', cell: (model) => <Lines of={model} line={({ slug }) => latency(measured.find(({ name }) => name === slug)?.ttft?.p50)} /> },
  ];
}

/** What can be called here, and what it costs at whom. */
export default function Models() {
  const { data: models, error, refetch } = useQuery(modelsQuery);
  const { data: performance } = useQuery(performanceQuery({ by: 'offering' }));
  const { model: opened, compare } = useSearch({ from: '/signed-in/models' });
  const navigate = useNavigate();
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const shown = useMemo(
    () =>
      columns({
        chosen,
        onChoose: (id, on) => setChosen((before) => (on ? [...before, id] : before.filter((other) => other !== id))),
        onOpen: ({ id }) => void navigate({ to: '/models', search: { model: id }, resetScroll: false }),
        measured: performance?.rows ?? [],
      }),
    [chosen, navigate, performance, language],
  );
  const close = () => void navigate({ to: '/models', search: {}, resetScroll: false });
  const compared = models?.filter(({ id }) => compare?.split(',').includes(id)) ?? [];
  const search = (
    <>
      {chosen.length > 0 && (
        <Button
          variant="default"
          leftSection={<IconColumns2 size={15} stroke={1.7} />}
          disabled={chosen.length < 2}
          onClick={() => void navigate({ to: '/models', search: { compare: chosen.join(',') }, resetScroll: false })}
        >
          {t('Compare {count}', { count: chosen.length })}
        </Button>
      )}
      <TextInput
      aria-label={t('Find a model')}
      placeholder={t('Find a model')}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      value={wanted}
      onChange={(event) => setWanted(event.currentTarget.value)}
      />
    </>
  );
  return (
    <Page title={t('Models')} description={t('The names that a request can ask for. Each call goes to the best priced offering that works.')} actions={search}>
      {error && !models ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <Panel flush label={t('Models')}>
          <PartTable
            key={wanted}
            label={t('Models')}
            columns={shown}
            onOpen={({ id }) => void navigate({ to: '/models', search: { model: id }, resetScroll: false })}
            rows={models && found(models, textOf, wanted)}
            rowKey={(model) => model.id}
            skeletonRows={6}
            empty={
              <EmptyState Icon={IconCpu} title={wanted ? t('No model matches') : t('No model yet')}>
                {wanted ? t('Search for a part of its name or of its provider.') : t('The operator of this gateway adds models to its catalogue.')}
              </EmptyState>
            }
          />
        </Panel>
      )}
      <ModelDrawer model={models?.find(({ id }) => id === opened)} onClose={close} />
      {compared.length > 0 && <ModelComparison models={compared} onClose={close} />}
    </Page>
  );
}

function Name({ model, onOpen }: { model: OfferedModel; onOpen: (model: OfferedModel) => void }) {
  return (
    <Group gap={4} wrap="nowrap">
      <div className={classes.name}>
        <UnstyledButton
          className={`${classes.open} mono`}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(model);
          }}
        >
          {model.id}
        </UnstyledButton>
        <span className={classes.display}>{model.display_name}</span>
      </div>
      <div onClick={(event) => event.stopPropagation()}>
        <CopyButton value={model.id} what={t('name {name}', { name: model.id })} bare />
      </div>
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
  if (of.offerings.length === 0) return <>{t('Not offered now')}</>;
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
  return offering.free ? t('Free') : t('{input} in, {output} out per 1M', { input: rate(offering, 'input'), output: rate(offering, 'output') });
}

function providerText({ provider, region, quantization }: Offering): string {
  return [provider, region, quantization].filter(Boolean).join(', ');
}

function rate({ free, price }: Offering, name: string): string {
  if (free) return t('Free');
  const amount = price[name];
  return amount === undefined ? '–' : exactUsd(pico(amount));
}

function textOf({ id, display_name, offerings }: OfferedModel): string {
  return [id, display_name, ...offerings.map(({ provider }) => provider)].join(' ');
}
