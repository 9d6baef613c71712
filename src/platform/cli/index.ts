export { callServer, Refused } from './client.ts';
export type { Answer, Command, CommandContext } from './command.ts';
export { followJob } from './follow-job.ts';
export { textTable } from './table.ts';
