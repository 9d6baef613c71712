export { callServer, Refused } from './client.ts';
export type { Answer, Command, CommandContext } from './command.ts';
export { textTable } from './table.ts';
