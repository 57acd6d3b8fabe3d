import { Anchor, Button, Menu, type AnchorProps, type ButtonProps, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes } from 'react';

type Attributes<P> = P & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P>;

/** A link to a page of the console, inside text. */
export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, Attributes<AnchorProps>>((props, ref) => <Anchor ref={ref} {...props} />),
);

/** A link to a page of the console that looks like a button. */
export const ButtonLink = createLink(
  forwardRef<HTMLAnchorElement, Attributes<ButtonProps>>((props, ref) => <Button component="a" ref={ref} {...props} />),
);

/** A link to a page of the console in a menu. */
export const MenuLink = createLink(
  forwardRef<HTMLAnchorElement, Attributes<MenuItemProps>>((props, ref) => <Menu.Item component="a" ref={ref} {...props} />),
);
