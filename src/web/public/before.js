// zod would try `new Function` to see whether it may compile; the content security policy forbids it, so it is told not to ask.
globalThis.__zod_globalConfig = { jitless: true };
