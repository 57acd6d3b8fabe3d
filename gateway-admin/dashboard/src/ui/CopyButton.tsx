import { Button, CopyButton as Copy, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

interface CopyButtonProps {
  value: string;
  /** What is copied, for those who cannot see where the button stands: `secret`. */
  what: string;
  prominent?: boolean;
}

export function CopyButton({ value, what, prominent = false }: CopyButtonProps) {
  return (
    <Copy value={value} timeout={1800}>
      {({ copied, copy }) => (
        <Button
          size={prominent ? 'sm' : 'compact-sm'}
          variant={prominent ? 'filled' : 'subtle'}
          color={prominent ? undefined : 'gray'}
          aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
          leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.7} />}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy'}
          <VisuallyHidden role="status">{copied ? `Copied ${what}` : ''}</VisuallyHidden>
        </Button>
      )}
    </Copy>
  );
}
