import { z } from 'zod';
import { CivilDate, Line, route, Text } from '../../platform/contract/index.ts';

/** An act with a field of every kind; tests serve it. */
export const galleryUpdate = route('gallery.update', 'POST /gallery/:planId/updates', {
  says: 'Takes a report, for tests of the form.',
  may: 'anyone',
  takes: z.object({
    planId: z.string(),
    title: Line(80),
    state: z.enum(['in progress', 'done', 'not started']),
    agency: z.enum(['state', 'justice', 'labor', 'treasury', 'health', 'education']),
    due: CivilDate,
    count: z.number().int().min(0).max(1_000_000).optional(),
    note: Text().optional(),
    topics: z.array(z.enum(['training', 'outreach'])).default([]),
    links: z.array(z.string().max(200)).max(3).optional(),
    email: z.email().optional(),
    public: z.boolean().default(false),
  }),
  gives: z.object({ saved: z.string() }),
  refuses: ['CONFLICT'],
});

export const galleryUpload = route('gallery.upload', 'POST /gallery/uploads', {
  says: 'Takes a file, for tests of the form.',
  may: 'anyone',
  takes: z.object({ name: z.string().optional() }),
  gives: z.object({ name: z.string(), bytes: z.number().int() }),
  upload: { types: ['application/octet-stream'], maxBytes: 1024 * 1024 },
});
