import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { catalogueQuery, useChange, useNames, usePut } from '@/api/catalogue';
import type { Offering } from '@/api/types';
import { t } from '@/i18n';
import { changed } from '@/lib/changed';
import { RATES, rateBody, rateValues, sameRates, type RateValues } from '@/lib/prices';
import { optionalPrice, required, slug, untaken } from '@/lib/validation';
import { CountInput } from '@/ui/CountInput';
import { FormModal } from '@/ui/FormModal';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';
import classes from './OfferingForm.module.css';

interface OfferingValues {
  slug: string;
  model: string | null;
  provider: string | null;
  upstream_model: string;
  region: string;
  quantization: string;
  context_length: number | '';
  max_output_tokens: number | '';
  priority: number | '';
  weight: number | '';
  free: boolean;
  price: RateValues;
  /** Whether tenants are charged other rates than the provider bills. */
  own_list_price: boolean;
  list_price: RateValues;
}

/** What a whole number of the API holds. */
const MOST = 2 ** 31 - 1;

const eachRate = Object.fromEntries(RATES().map(({ name }) => [name, optionalPrice]));

export function OfferingForm({ offering, onClose }: { offering?: Offering; onClose: () => void }) {
  const { data: models = [] } = useQuery(catalogueQuery('models'));
  const { data: providers = [] } = useQuery(catalogueQuery('providers'));
  const put = usePut('offerings');
  const change = useChange('offerings');
  const taken = useNames('offerings');
  const form = useForm<OfferingValues>({
    initialValues: valuesOf(offering),
    validate: {
      slug: offering ? slug : untaken(slug, taken, 'offering'),
      model: (value) => (value ? null : t('Choose a model.')),
      provider: (value) => (value ? null : t('Choose a provider.')),
      upstream_model: required(t('the provider\'s name for the model')),
      price: { ...eachRate, input: (rate, values) => optionalPrice(rate) ?? (offering?.price && isUnpriced(values) ? t('Enter a price, or choose that it is free.') : null) },
      list_price: eachRate,
    },
  });
  const submission = useSubmit(
    form,
    (values) => (offering ? change.mutateAsync({ opened: offering, changes: changesOf(offering, values) }) : put.mutateAsync({ id: values.slug, body: bodyOf(values) })),
    (saved) => {
      toast(t('{name} was saved.', { name: saved.slug }));
      onClose();
    },
  );
  const title = offering ? t('Edit {name}', { name: offering.slug }) : t('Add offering');
  const { free, own_list_price: ownListPrice } = form.values;
  return (
    <FormModal size={640} title={title} submit={offering ? t('Save changes') : title} submission={submission} onClose={onClose}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
        <TextInput label={t('Slug')} placeholder="gpt-4o-mini-openai" disabled={!!offering} data-autofocus {...form.getInputProps('slug')} />
        <TextInput label={t('Upstream model')} placeholder="gpt-4o-mini-2024-07-18" {...form.getInputProps('upstream_model')} />
        <Select label={t('Model')} searchable data={models.map(({ id }) => id)} {...form.getInputProps('model')} />
        <Select label={t('Provider')} data={providers.map(({ slug, display_name }) => ({ value: slug, label: display_name }))} {...form.getInputProps('provider')} />
        <TextInput label={t('Region')} placeholder="us, eu, …" {...form.getInputProps('region')} />
        <TextInput label={t('Quantization')} placeholder="fp8, bf16, …" {...form.getInputProps('quantization')} />
        <CountInput label={t('Context length')} description={t('Tokens; empty: as the model says.')} placeholder="128,000" min={1} {...form.getInputProps('context_length')} />
        <CountInput label={t('Longest answer')} description={t('Tokens; empty: as the model says.')} placeholder="16,384" min={1} {...form.getInputProps('max_output_tokens')} />
        <CountInput label={t('Priority')} description={t('The lower number is preferred.')} min={-MOST} max={MOST} {...form.getInputProps('priority')} />
        <CountInput label={t('Weight')} description={t('The share among equals.')} min={0} max={MOST} {...form.getInputProps('weight')} />
      </SimpleGrid>
      <Checkbox label={t('Free: costs nothing and needs no price')} {...form.getInputProps('free', { type: 'checkbox' })} />
      {!free && <Rates form={form} field="price" legend={t('Price, USD per 1M tokens')} />}
      {!free && <Checkbox label={t('Charge tenants other rates than these')} {...form.getInputProps('own_list_price', { type: 'checkbox' })} />}
      {!free && ownListPrice && <Rates form={form} field="list_price" legend={t('List price, USD per 1M tokens')} />}
    </FormModal>
  );
}

function Rates({ form, field, legend }: { form: UseFormReturnType<OfferingValues>; field: 'price' | 'list_price'; legend: string }) {
  return (
    <fieldset className={classes.rates}>
      <legend>{legend}</legend>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm" verticalSpacing="sm">
        {RATES().map(({ name, label }) => (
          <TextInput key={name} label={label} leftSection="$" inputMode="decimal" {...form.getInputProps(`${field}.${name}`)} />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}

function valuesOf(offering: Offering | undefined): OfferingValues {
  const price = rateValues(offering?.price?.price);
  const listPrice = rateValues(offering?.price?.list_price);
  return {
    slug: offering?.slug ?? '',
    model: offering?.model ?? null,
    provider: offering?.provider ?? null,
    upstream_model: offering?.upstream_model ?? '',
    region: offering?.region ?? '',
    quantization: offering?.quantization ?? '',
    context_length: offering?.context_length ?? '',
    max_output_tokens: offering?.max_output_tokens ?? '',
    priority: offering?.priority ?? 0,
    weight: offering?.weight ?? 1,
    free: offering?.price?.free ?? false,
    price,
    own_list_price: !sameRates(price, listPrice),
    list_price: listPrice,
  };
}

/** Without a price the one that it has would stay. */
function isUnpriced({ free, price }: OfferingValues): boolean {
  return !free && rateBody(price) === null;
}

/** What was changed; a price is changed as a whole. */
function changesOf(offering: Offering, values: OfferingValues) {
  const after = bodyOf(values);
  const { free, price, list_price, ...changes } = changed(bodyOf(valuesOf(offering)), after);
  const isPriced = [free, price, list_price].some((part) => part !== undefined);
  return isPriced ? { ...changes, free: after.free, price: after.price, list_price: after.list_price } : changes;
}

function bodyOf(values: OfferingValues) {
  const priced = !values.free;
  return {
    model: values.model ?? '',
    provider: values.provider ?? '',
    upstream_model: values.upstream_model.trim(),
    region: values.region.trim() || null,
    quantization: values.quantization.trim() || null,
    context_length: values.context_length === '' ? null : values.context_length,
    max_output_tokens: values.max_output_tokens === '' ? null : values.max_output_tokens,
    priority: values.priority === '' ? null : values.priority,
    weight: values.weight === '' ? null : values.weight,
    free: values.free,
    price: priced ? rateBody(values.price) : null,
    list_price: priced && values.own_list_price ? rateBody(values.list_price) : null,
  };
}
