import type { Plugin } from 'vite';

export function firstLoad(out: string): { kilobytes: number; most: number; files: string[] };
export function mantineStyles(): Plugin;
export function preloadedApp(): Plugin;
