import { Button, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useKnownModels, useProviders } from '@/api/models';
import type { RoutingDocument } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { STRATEGIES, saying } from '@/lib/routing';
import { words } from '@/lib/words';
import { CountInput } from '@/ui/CountInput';
import { NamesInput } from '@/ui/NamesInput';
import classes from './Routing.module.css';

interface RoutingFieldsProps {
  document: RoutingDocument;
  faults: Readonly<Record<string, string>>;
  onChange: (document: RoutingDocument) => void;
  /** Goes to where rules are written. */
  onJson: () => void;
  disabled: boolean;
}

type Member = keyof RoutingDocument;
type FieldsProps = Omit<RoutingFieldsProps, 'onJson'>;

const QUANTIZATIONS = ['int4', 'fp4', 'fp6', 'int8', 'fp8', 'bf16', 'fp16', 'fp32', 'unknown'];
const FINENESSES = ['int4', 'fp6', 'int8', 'bf16', 'fp32'];

const PRICES = inLanguage(() => [
  ['prompt', t('Input, per 1M')],
  ['completion', t('Output, per 1M')],
  ['request', t('Per request')],
] as const);

/** The common members of a document, each at its field; what only JSON can say is kept. */
export function RoutingFields({ onJson, ...props }: RoutingFieldsProps) {
  return (
    <>
      <Order {...props} />
      <Promises {...props} />
      <Limits {...props} />
      <WhenItFails {...props} />
      <Shadow {...props} />
      <Rules document={props.document} faults={props.faults} onJson={onJson} />
    </>
  );
}

function Order({ document, faults, onChange, disabled }: FieldsProps) {
  const providers = useProviders();
  const names = (member: 'order' | 'only' | 'ignore') => ({
    data: providers,
    disabled,
    value: document[member],
    error: faultOf(faults, member),
    onChange: (chosen: string[] | undefined) => onChange(saying(document, member, chosen)),
  });
  return (
    <Group title={t('Which comes first')}>
      <Select
        label={t('Strategy')}
        placeholder={t('Not said: as more general documents, else balanced')}
        data={Object.entries(STRATEGIES()).map(([value, told]) => ({ value, label: `${words(value)} – ${told}` }))}
        clearable
        disabled={disabled}
        value={document.strategy ?? null}
        error={faultOf(faults, 'strategy')}
        onChange={(strategy) => onChange(saying(document, 'strategy', (strategy ?? undefined) as RoutingDocument['strategy']))}
      />
      <NamesInput label={t('Providers to try first, in this order')} placeholder={t('By strategy alone')} {...names('order')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NamesInput label={t('Only these providers')} placeholder={t('All')} {...names('only')} />
        <NamesInput label={t('Never these providers')} placeholder={t('None')} {...names('ignore')} />
      </SimpleGrid>
    </Group>
  );
}

function Promises({ document, faults, onChange, disabled }: FieldsProps) {
  const names = (member: 'regions' | 'quantizations') => ({
    disabled,
    value: document[member],
    error: faultOf(faults, member),
    onChange: (chosen: string[] | undefined) => onChange(saying(document, member, chosen)),
  });
  return (
    <Group title={t('What the provider must promise')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Toggle label={t('No training on data')} on={document.data_collection === 'deny'} disabled={disabled} fault={faultOf(faults, 'data_collection')} onToggle={(on) => onChange(saying(document, 'data_collection', on ? 'deny' : undefined))} />
        <Toggle label={t('Zero data retention')} on={document.zdr === true} disabled={disabled} fault={faultOf(faults, 'zdr')} onToggle={(on) => onChange(saying(document, 'zdr', on || undefined))} />
      </SimpleGrid>
      <NamesInput label={t('Regions')} placeholder={t('Anywhere')} data={['eu', 'us']} {...names('regions')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NamesInput label={t('Quantizations')} placeholder={t('Any')} data={QUANTIZATIONS} {...names('quantizations')} />
        <Select
          label={t('Coarsest quantization')}
          placeholder={t('Any')}
          data={FINENESSES}
          clearable
          disabled={disabled}
          value={document.minimum_quantization ?? null}
          error={faultOf(faults, 'minimum_quantization')}
          onChange={(chosen) => onChange(saying(document, 'minimum_quantization', chosen ?? undefined))}
        />
      </SimpleGrid>
      <Toggle label={t('Takes every parameter of the request')} on={document.require_parameters === true} disabled={disabled} fault={faultOf(faults, 'require_parameters')} onToggle={(on) => onChange(saying(document, 'require_parameters', on || undefined))} />
    </Group>
  );
}

function Limits({ document, faults, onChange, disabled }: FieldsProps) {
  const price = document.max_price ?? {};
  return (
    <Group title={t('At most')}>
      <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="sm">
        {PRICES().map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            leftSection="$"
            placeholder={t('Any')}
            inputMode="decimal"
            disabled={disabled}
            value={price[name] ?? ''}
            error={faults[`max_price.${name}`] ?? (name === 'prompt' ? faults['max_price'] : undefined)}
            onChange={(event) => onChange(saying(document, 'max_price', saying(price, name, event.currentTarget.value.trim())))}
          />
        ))}
        <CountInput
          label={t('First token, ms')}
          placeholder={t('Any')} min={1}
          disabled={disabled}
          value={document.max_ttft ?? ''}
          error={faultOf(faults, 'max_ttft')}
          onChange={(value) => onChange(saying(document, 'max_ttft', value === '' ? undefined : value))}
        />
      </SimpleGrid>
    </Group>
  );
}

function WhenItFails({ document, faults, onChange, disabled }: FieldsProps) {
  const choice = (member: 'hedge' | 'rescue', label: string, description: string) => (
    <Select
      label={label}
      description={description}
      placeholder={t('Not said')}
      data={[{ value: 'true', label: t('Yes') }, { value: 'false', label: t('No') }]}
      clearable
      disabled={disabled}
      value={typeof document[member] === 'boolean' ? String(document[member]) : null}
      error={faultOf(faults, member)}
      onChange={(value) => onChange(saying(document, member, value === null ? undefined : value === 'true'))}
    />
  );
  return (
    <Group title={t('When it is slow or fails')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Toggle label={t('Never another provider')} on={document.allow_fallbacks === false} disabled={disabled} fault={faultOf(faults, 'allow_fallbacks')} onToggle={(on) => onChange(saying(document, 'allow_fallbacks', on ? false : undefined))} />
        <Toggle label={t('Never another model')} on={document.downshift === false} disabled={disabled} fault={faultOf(faults, 'downshift')} onToggle={(on) => onChange(saying(document, 'downshift', on ? false : undefined))} />
        {choice('hedge', t('Hedge'), t('A second attempt beside a slow one'))}
        {choice('rescue', t('Rescue'), t('A broken stream goes on elsewhere'))}
      </SimpleGrid>
    </Group>
  );
}

function Shadow({ document, faults, onChange, disabled }: FieldsProps) {
  const { model, percent } = document.shadow ?? {};
  const models = useKnownModels();
  return (
    <Group title={t('Shadow')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('Also ask this model')}
          placeholder={t('None')}
          data={models}
          searchable
          clearable
          disabled={disabled}
          value={model ?? null}
          error={faults['shadow.model'] ?? faults['shadow']}
          onChange={(chosen) => onChange(saying(document, 'shadow', chosen === null ? undefined : { ...document.shadow, model: chosen }))}
        />
        <CountInput
          label={t('Of a hundred requests')}
          placeholder="100"
          min={0}
          max={100}
          decimals
          disabled={disabled || !model}
          value={percent ?? ''}
          error={faults['shadow.percent']}
          onChange={(value) => onChange(saying(document, 'shadow', saying(document.shadow ?? {}, 'percent', value === '' ? undefined : value)))}
        />
      </SimpleGrid>
    </Group>
  );
}

function Rules({ document: { rules }, faults, onJson }: Pick<RoutingFieldsProps, 'document' | 'faults' | 'onJson'>) {
  const wrong = Object.entries(faults).find(([path]) => path.startsWith('rules'))?.[1];
  return (
    <Group title={t('Rules for some requests')}>
      <div>
        {rules && rules.length > 0 ? (
          <ol className={classes.rules}>
            {rules.map(({ name, percent }, at) => (
              <li key={at}>
                {name} {percent !== null && percent !== undefined && <Text span size="xs" c="dimmed">{t('{percent}% of the requests', { percent })}</Text>}
              </li>
            ))}
          </ol>
        ) : (
          <Text size="sm" c="dimmed" mb={8}>
            {t('None. A rule sends what matches a time of day, a tag, a length or a share of the requests elsewhere.')}
          </Text>
        )}
        {wrong && <Text size="xs" c="var(--mantine-color-error)" mb={8}>{wrong}</Text>}
        <Button variant="default" size="compact-sm" onClick={onJson}>
          {t('Write rules as JSON')}
        </Button>
      </div>
    </Group>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{title}</legend>
      <Stack gap="sm">{children}</Stack>
    </fieldset>
  );
}

interface ToggleProps {
  label: string;
  on: boolean;
  disabled: boolean;
  fault?: string;
  onToggle: (on: boolean) => void;
}

function Toggle({ label, on, disabled, fault, onToggle }: ToggleProps) {
  return <Switch size="sm" label={label} checked={on} disabled={disabled} error={fault} onChange={(event) => onToggle(event.currentTarget.checked)} />;
}

/** What is wrong with a member, or with something in it. */
function faultOf(faults: Readonly<Record<string, string>>, member: Member): string | undefined {
  return Object.entries(faults).find(([path]) => path === member || path.startsWith(`${member}.`) || path.startsWith(`${member}[`))?.[1];
}
