import { Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { performanceQuery } from '@/api/performance';
import { offeredPricesQuery } from '@/api/offerings';
import type { Measurement, OfferedModel, OfferedPrice } from '@/api/types';
import { t } from '@/i18n';
import { dataPolicyText, priceChanges } from '@/lib/dataPolicy';
import { exactUsd, pico } from '@/lib/money';
import { count, fixed, latency, percent } from '@/lib/numbers';
import { date } from '@/lib/time';
import { inSentence, words } from '@/lib/words';
import { CopyButton } from '@/ui/CopyButton';
import { Facts } from '@/ui/Facts';
import { Quiet } from '@/ui/Quiet';
import { ButtonLink } from '@/ui/links';
import classes from './Models.module.css';

type Offering = OfferedModel['offerings'][number];

/** Everything about one model: what it can do, and each of its offerings with price, promises and measured speed. */
export function ModelDrawer({ model, onClose }: { model?: OfferedModel; onClose: () => void }) {
  return (
    <Drawer opened={model !== undefined} onClose={onClose} position="right" size={620} title={<Text fw={600}>{model?.display_name ?? t('Model')}</Text>}>
      {model && <Content model={model} />}
    </Drawer>
  );
}

function Content({ model }: { model: OfferedModel }) {
  const measured = useQuery(performanceQuery({ by: 'offering' })).data?.rows;
  return (
    <Stack gap={28}>
      <div>
        <Group gap={4} mb={12}>
          <span className="mono">{model.id}</span>
          <CopyButton value={model.id} what={t('name {name}', { name: model.id })} bare />
        </Group>
        <Facts
          facts={[
            [t('Context'), t('{count} tokens', { count: count(model.context_length) })],
            [t('Longest answer'), t('{count} tokens', { count: count(model.max_output_tokens) })],
            [t('Can'), model.capabilities.map(words).join(', ')],
          ]}
        />
        <Group gap={8} mt={16}>
          <ButtonLink to="/playground" search={{ model: model.id }}>
            {t('Try it')}
          </ButtonLink>
          <ButtonLink to="/requests" search={{ model: model.id }} variant="default">
            {t('Its requests')}
          </ButtonLink>
          <ButtonLink to="/spend" search={{ model: model.id, by: 'team' }} variant="default">
            {t('Its spend')}
          </ButtonLink>
        </Group>
      </div>
      {model.offerings.length === 0 && <Text c="dimmed">{t('Not offered now.')}</Text>}
      {model.offerings.map((offering) => (
        <OfferingFacts key={offering.slug} offering={offering} measured={measured?.find(({ name }) => name === offering.slug)} known={measured !== undefined} />
      ))}
    </Stack>
  );
}

function OfferingFacts({ offering, measured, known }: { offering: Offering; measured: Measurement | undefined; known: boolean }) {
  const promises = dataPolicyText(offering.data_policy);
  return (
    <section aria-label={offering.slug}>
      <h3 className={classes.heading}>{offering.slug}</h3>
      <Facts
        facts={[
          [t('Provider'), offering.provider],
          [t('Region'), offering.region ?? <Quiet>{t('Not stated')}</Quiet>],
          [t('Quantization'), offering.quantization ?? <Quiet>{t('Not stated')}</Quiet>],
          [t('Data'), promises.length > 0 ? promises.join(', ') : <Quiet>{t('No promise')}</Quiet>],
          [t('Price'), offering.free ? t('Free') : <Rates price={offering.price} />],
          [t('Your last 24 hours'), measured ? <Measured measured={measured} /> : known ? <Quiet>{t('No call of yours')}</Quiet> : <Skeleton height={14} width={160} />],
        ]}
      />
      <History slug={offering.slug} />
    </section>
  );
}

function Rates({ price }: { price: Record<string, string> }) {
  return (
    <div>
      {Object.entries(price).map(([name, rate]) => (
        <div key={name} className="tabular">
          {exactUsd(pico(rate))} <Quiet>{inSentence(name)}</Quiet>
        </div>
      ))}
    </div>
  );
}

function Measured({ measured: { requests, errors, ttft, throughput } }: { measured: Measurement }) {
  return (
    <div className="tabular">
      <div>
        {t('{count, plural, one {# request} other {# requests}}', { count: requests })}, {errors > 0 ? t('{count} failed', { count: percent(errors / requests) }) : t('none failed')}
      </div>
      {ttft && (
        <div>
          {t('First token')}: {latency(ttft.p50)} <Quiet>p50</Quiet>, {latency(ttft.p95)} <Quiet>p95</Quiet>
        </div>
      )}
      {throughput !== null && <div>{t('{count} tokens a second', { count: fixed(throughput, 0) })}</div>}
    </div>
  );
}

/** Nothing while the price has never changed. */
function History({ slug }: { slug: string }) {
  const { data: prices } = useQuery(offeredPricesQuery(slug));
  if (!prices || prices.length < 2) return null;
  return (
    <ol className={classes.history} aria-label={t('Price history of {slug}', { slug })}>
      {prices.map((price, at) => (
        <li key={price.valid_from}>
          <span>{date(price.valid_from)}</span>
          <span className="tabular">{story(price, prices[at + 1])}</span>
        </li>
      ))}
    </ol>
  );
}

function story(now: OfferedPrice, before: OfferedPrice | undefined): string {
  if (now.free) return t('Free');
  const changes = priceChanges(now.price, before?.free ? undefined : before?.price);
  if (changes.length === 0) return t('Unchanged');
  return changes.map(({ name, from, to }) => `${words(name)} ${[from, to].map((rate) => (rate === undefined ? '–' : exactUsd(pico(rate)))).slice(before ? 0 : 1).join(' → ')}`).join(', ');
}
