import { createRootRoute } from '@tanstack/react-router';
import { NotFound } from '@/ui/NotFound';

export const root = createRootRoute({ notFoundComponent: NotFound });
