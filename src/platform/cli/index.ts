export { callServer, Refused } from './client.ts';
export type { Answer, Command, CommandContext, OpenFile } from './command.ts';
export { followJob } from './follow-job.ts';
export { textTable } from './table.ts';
