import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { inLanguage, t } from '@/i18n';

/** The one accent: the green of an open gate. */
const jade: MantineColorsTuple = [
  '#e8f8f2', '#cff0e3', '#a0e2c9', '#6dd2ad', '#3fc293', '#1fae80', '#0e9069', '#0b7757', '#0b5f47', '#0a493a',
];

const stone: MantineColorsTuple = [
  '#fafaf9', '#f4f4f2', '#ebebe8', '#dfdfdb', '#cbcbc6', '#a2a29b', '#74746e', '#55554f', '#363632', '#1b1b19',
];

const night: MantineColorsTuple = [
  '#ececee', '#c3c5ca', '#9396a0', '#5d616b', '#2c2f36', '#212329', '#16181c', '#0e0f11', '#0a0b0c', '#060607',
];

/** Series of a chart, told apart in both themes; the accent comes first. */
export const SERIES = ['#17a57b', '#6c7ae0', '#e0a13c', '#d8637a', '#3f9fc9', '#a473d4', '#8ba33a', '#c77b4a'] as const;
export const OTHERS = '#9a9ea6';

/** Text on a filled colour must be readable on the theme's own shade of it. */
const readable: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return colors;
  if (input.color === undefined || input.color === 'jade') return { ...colors, color: 'var(--mantine-primary-color-contrast)' };
  if (input.color === 'red') return { ...colors, color: '#ffffff', background: 'var(--tg-danger)', hover: 'var(--tg-danger-hover)' };
  return colors;
};

export const theme = inLanguage(() => createTheme({
  colors: { jade, gray: stone, dark: night },
  primaryColor: 'jade',
  primaryShade: { light: 7, dark: 4 },
  white: '#ffffff',
  black: '#1b1b19',
  autoContrast: true,
  variantColorResolver: readable,
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily: "'Inter Variable', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  shadows: {
    xs: '0 1px 2px rgb(0 0 0 / 5%)',
    sm: '0 1px 3px rgb(0 0 0 / 7%)',
    md: '0 4px 16px rgb(0 0 0 / 9%), 0 0 0 1px rgb(0 0 0 / 4%)',
    lg: '0 12px 36px rgb(0 0 0 / 14%), 0 0 0 1px rgb(0 0 0 / 4%)',
    xl: '0 24px 64px rgb(0 0 0 / 20%)',
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm', variant: 'filled' }, styles: { label: { fontWeight: 550 } } },
    SegmentedControl: { styles: { label: { fontWeight: 500 } } },
    InputWrapper: { styles: { label: { fontWeight: 550, marginBottom: 4 }, error: { fontSize: 12.5 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm', visibilityToggleButtonProps: { 'aria-label': t('Show or hide the password') } } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right', allowDeselect: false } },
    MultiSelect: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.4, blur: 2 },
        styles: { content: { background: 'var(--tg-raised)' }, header: { background: 'inherit' } },
        transitionProps: { transition: 'pop', duration: 140 },
        closeButtonProps: { 'aria-label': t('Close') },
      },
    },
    Drawer: {
      defaultProps: {
        overlayProps: { backgroundOpacity: 0.22 },
        styles: { content: { background: 'var(--tg-raised)' }, header: { background: 'inherit' } },
        transitionProps: { duration: 160 },
        closeButtonProps: { 'aria-label': t('Close') },
      },
    },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, arrowSize: 5, events: { hover: true, focus: true, touch: true } } },
    // A menu holds items alone: nothing else in it is focused first.
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
}));

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfbfa',
    '--mantine-color-text': '#1b1b19',
    '--mantine-color-dimmed': '#686862',
    '--mantine-color-placeholder': '#74746d',
    '--mantine-color-default-border': '#e2e2de',
    '--mantine-color-error': '#c2352b',
    '--mantine-color-red-6': '#c2352b',
    '--mantine-color-anchor': '#0b7757',
    '--tg-surface': '#ffffff',
    '--tg-raised': '#ffffff',
    '--tg-sunken': '#f4f4f2',
    '--tg-hover': '#f4f4f1',
    '--tg-line': '#e9e9e5',
    '--tg-control': '#8f8f88',
    '--tg-ink': '#1b1b19',
    '--tg-on-ink': '#ffffff',
    '--tg-accent': '#0b7757',
    '--tg-accent-soft': '#e6f5ef',
    '--tg-good': '#0e9069',
    '--tg-warn': '#955800',
    '--tg-warn-soft': '#fdf3e1',
    '--tg-bad': '#c2352b',
    '--tg-bad-soft': '#fdecea',
    '--tg-danger': '#c2352b',
    '--tg-danger-hover': '#a92a21',
    '--tg-code-string': '#0b7757',
    '--tg-code-keyword': '#6b4fbb',
  },
  dark: {
    '--mantine-color-body': '#0e0f11',
    '--mantine-color-text': '#ececee',
    '--mantine-color-dimmed': '#9396a0',
    '--mantine-color-placeholder': '#858993',
    '--mantine-color-default': '#16181c',
    '--mantine-color-default-hover': '#1d1f24',
    '--mantine-color-default-border': '#2c2f36',
    '--mantine-color-disabled': '#1d1f24',
    '--mantine-color-disabled-color': '#7a7e89',
    '--mantine-color-error': '#f2766b',
    '--mantine-color-anchor': '#4fd0a3',
    '--tg-surface': '#141519',
    '--tg-raised': '#1a1c20',
    '--tg-sunken': '#0b0c0e',
    '--tg-hover': '#1a1c21',
    '--tg-line': '#23262c',
    '--tg-control': '#6c707b',
    '--tg-ink': '#ececee',
    '--tg-on-ink': '#111214',
    '--tg-accent': '#4fd0a3',
    '--tg-accent-soft': '#11291f',
    '--tg-good': '#3fc293',
    '--tg-warn': '#e5a83f',
    '--tg-warn-soft': '#2b2211',
    '--tg-bad': '#f2766b',
    '--tg-bad-soft': '#301715',
    '--tg-danger': '#c0392f',
    '--tg-danger-hover': '#a92e25',
    '--tg-code-string': '#7fdcbb',
    '--tg-code-keyword': '#b9a5f5',
  },
});
